package nas4j.djl.data.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.input.InputException;

/**
 * The four IDX files of the MNIST family in a folder, packed with gzip or not: {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte} and the same with {@code t10k} or {@code test}. One channel; the only target is
 * {@code class}, with as many classes as the training labels name.
 */
public final class IdxFolder {
    private static final Pattern FILE =
            Pattern.compile("(.*)(train|t10k|test)-(images|labels)[-.]idx[13]-ubyte(\\.gz)?");

    private IdxFolder() {}

    static boolean isOne(Path folder) {
        return FolderFiles.files(folder).stream()
                .anyMatch(file -> FILE.matcher(FolderFiles.name(file)).matches());
    }

    /**
     * Reads the folder.
     *
     * @throws InputException if a file is missing, cut off, has another format, or does not fit the others
     */
    public static DataSet read(Path folder) {
        Path trainingImages = file(folder, "train", "images");
        Path trainingLabels = file(folder, "train", "labels");
        Path testImages = file(folder, "t10k|test", "images");
        Path testLabels = file(folder, "t10k|test", "labels");
        int[] labels = IdxFile.readTrainingLabels(trainingLabels);
        int classes = Arrays.stream(labels).max().orElseThrow() + 1;
        ImageData training = join(trainingImages, trainingLabels, labels, classes);
        ImageData test = join(testImages, testLabels, IdxFile.readLabels(testLabels, classes), classes);
        checkShape(testImages, test.shape(), training.shape());
        return new DataSet(FolderFiles.name(folder), training, test);
    }

    private static void checkShape(Path file, ImageShape found, ImageShape expected) {
        if (!found.equals(expected)) {
            throw FolderFiles.wrong(file, "has images of [" + found + "], but the training images are " + expected);
        }
    }

    private static ImageData join(Path imageFile, Path labelFile, int[] labels, int classes) {
        IdxFile.Images images = IdxFile.readImages(imageFile);
        int count = images.rows().size();
        if (count != labels.length) {
            throw FolderFiles.wrong(
                    imageFile, "has [" + count + "] images, but " + labelFile + " has " + labels.length + " labels");
        }
        ImageShape shape = new ImageShape(1, images.height(), images.width());
        Stream<String> names = IntStream.range(0, classes).mapToObj(Integer::toString);
        return ImageData.of(shape, images.rows(), List.of(ClassLabels.of("class", names.toList(), labels)));
    }

    /** The unpacked file if there is one, else the packed one. */
    private static Path file(Path folder, String part, String kind) {
        List<Path> found = FolderFiles.files(folder).stream()
                .filter(file -> isPart(FolderFiles.name(file), part, kind))
                .toList();
        List<String> names = found.stream().map(FolderFiles::name).toList();
        if (names.isEmpty()) {
            String accepted = part.replaceAll("\\|.*", "") + "-" + kind + "-idx" + (kind.equals("images") ? 3 : 1);
            throw FolderFiles.wrong(
                    folder, "a file is missing; accepted: " + accepted + "-ubyte, " + accepted + "-ubyte.gz");
        }
        if (names.stream().map(name -> name.replaceAll("\\.gz$", "")).distinct().count() > 1) {
            throw FolderFiles.wrong(folder, "has several sets " + names + "\nMaybe give each its folder.");
        }
        return found.getFirst();
    }

    private static boolean isPart(String name, String part, String kind) {
        Matcher matcher = FILE.matcher(name);
        return matcher.matches()
                && matcher.group(2).matches(part)
                && matcher.group(3).equals(kind);
    }
}
