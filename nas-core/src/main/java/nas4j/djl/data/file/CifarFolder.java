package nas4j.djl.data.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageData;
import nas4j.input.InputException;

/**
 * CIFAR-10 ({@code data_batch_1.bin} and so on or all in {@code data_batch.bin}, {@code test_batch.bin},
 * {@code batches.meta.txt}) or CIFAR-100 ({@code train.bin}, {@code test.bin}, {@code fine_label_names.txt},
 * {@code coarse_label_names.txt}) in the binary format, {@code [3, 32, 32]}. The target is {@code class}; CIFAR-100 has {@code superclass} as well. Where the file of
 * names is absent, classes are called by their numbers.
 */
public final class CifarFolder {
    private static final Pattern PART = Pattern.compile("data_batch(_\\d+)?\\.bin");
    private static final String WHOLE = "data_batch.bin";
    private static final Set<String> OTHERS = Set.of("test_batch.bin", "train.bin", "test.bin");

    private static final Names CLASSES_10 = new Names("class", "batches.meta.txt", 10);
    private static final Names SUPERCLASSES_100 = new Names("superclass", "coarse_label_names.txt", 20);
    private static final Names CLASSES_100 = new Names("class", "fine_label_names.txt", 100);

    private CifarFolder() {}

    /** Where the names of a target's classes stand. */
    private record Names(String target, String file, int count) {}

    static boolean isOne(Path folder) {
        return FolderFiles.files(folder).stream()
                .map(FolderFiles::name)
                .anyMatch(name -> OTHERS.contains(name) || PART.matcher(name).matches());
    }

    /**
     * Reads the folder.
     *
     * @throws InputException if a file is missing, cut off, or has a label out of range
     */
    public static DataSet read(Path folder) {
        if (Files.exists(folder.resolve("train.bin"))) {
            List<CifarFile.Kind> kinds = List.of(kind(folder, SUPERCLASSES_100), kind(folder, CLASSES_100));
            return read(folder, List.of(folder.resolve("train.bin")), folder.resolve("test.bin"), kinds);
        }
        return read(folder, parts(folder), folder.resolve("test_batch.bin"), List.of(kind(folder, CLASSES_10)));
    }

    private static List<Path> parts(Path folder) {
        List<Path> parts = FolderFiles.files(folder).stream()
                .filter(file -> PART.matcher(FolderFiles.name(file)).matches())
                .toList();
        if (parts.isEmpty()) {
            throw FolderFiles.wrong(
                    folder, "a file is missing; accepted: data_batch_1.bin (CIFAR-10) or train.bin (CIFAR-100)");
        }
        if (parts.size() > 1 && parts.contains(folder.resolve(WHOLE))) {
            throw FolderFiles.wrong(
                    folder, "has [" + WHOLE + "] and parts of it\nMaybe they are two sets: give each its folder.");
        }
        return parts;
    }

    private static DataSet read(Path folder, List<Path> training, Path test, List<CifarFile.Kind> kinds) {
        if (!Files.exists(test)) {
            throw FolderFiles.wrong(folder, "a file is missing; accepted: " + FolderFiles.name(test));
        }
        ImageData trainingData = CifarFile.read(training, kinds);
        return new DataSet(FolderFiles.name(folder), trainingData, CifarFile.read(List.of(test), kinds));
    }

    private static CifarFile.Kind kind(Path folder, Names names) {
        Path file = folder.resolve(names.file());
        if (!Files.exists(file)) {
            return new CifarFile.Kind(
                    names.target(),
                    IntStream.range(0, names.count())
                            .mapToObj(Integer::toString)
                            .toList());
        }
        List<String> found = FolderFiles.lines(file);
        if (found.size() != names.count()) {
            throw FolderFiles.wrong(file, "names [" + found.size() + "] classes; accepted: " + names.count());
        }
        return new CifarFile.Kind(names.target(), found);
    }
}
