package nas4j.djl.data.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.PixelLabels;
import nas4j.input.InputException;
import nas4j.input.Nearest;

/**
 * Pictures in a folder {@code images} and, under the same names (the endings may differ), masks in a folder
 * {@code masks}: grey pictures or pictures with a palette, whose numbers are the classes; 255 is no class. Both folders
 * may lie in {@code train} and {@code test} (or {@code val}); otherwise a seeded share is for the test. A file
 * {@code classes.txt} names the classes, one a line; without it they are numbered up to the largest. The only target is
 * {@code mask}.
 */
public final class SegmentationFolder {
    private static final String IMAGES = "images";
    private static final String MASKS = "masks";

    private SegmentationFolder() {}

    private record Pair(Path image, Path mask) {}

    static boolean isOne(Path folder) {
        Path root = Layout.of(folder).training().getFirst();
        return Files.isDirectory(root.resolve(IMAGES)) && Files.isDirectory(root.resolve(MASKS));
    }

    /**
     * Reads the folder.
     *
     * @throws InputException if a file is no picture, a mask is missing, or sizes or classes do not fit
     */
    public static DataSet read(Path folder, FolderOptions options) {
        Layout layout = Layout.of(folder);
        List<Pair> pairs = new ArrayList<>();
        layout.training().forEach(root -> addPairs(root, pairs));
        int border = pairs.size();
        layout.test().forEach(root -> addPairs(root, pairs));
        ImageData all = read(pairs, options.sizing(), folder.resolve("classes.txt"));
        return ImageFolder.split(folder, all, border, options);
    }

    private static ImageData read(List<Pair> pairs, Sizing sizing, Path classFile) {
        PictureList pictures = new PictureList(sizing, 2 * pairs.size());
        List<byte[]> masks = new ArrayList<>();
        for (Pair pair : pairs) {
            Picture mask = readMask(pair, pictures.add(pair.image()));
            masks.add(resize(mask, sizing).bytes());
        }
        int channels = pictures.isColoured() ? 3 : 1;
        List<String> classes =
                classes(classFile, pairs, masks, pictures.shape(channels).width());
        PixelLabels target =
                PixelLabels.of("mask", classes, pictures.shape(channels).pixels(), masks);
        return ImageData.of(pictures.shape(channels), pictures.bytes(channels), List.of(target));
    }

    private static Picture resize(Picture mask, Sizing sizing) {
        return switch (sizing) {
            case Sizing.AsStored() -> mask;
            case Sizing.To(int height, int width) -> Resampling.nearest(mask, height, width);
        };
    }

    private static Picture readMask(Pair pair, Picture image) {
        Picture mask = PictureFile.readNumbers(pair.mask());
        if (!mask.size().equals(image.size())) {
            throw FolderFiles.wrong(
                    pair.mask(),
                    "is [" + mask.size() + "] pixels (height x width), but " + pair.image() + " is " + image.size());
        }
        return mask;
    }

    private static void addPairs(Path root, List<Pair> pairs) {
        Map<String, Path> masks = byName(root.resolve(MASKS));
        Map<String, Path> images = byName(root.resolve(IMAGES));
        images.forEach((name, image) -> {
            Path mask = masks.get(name);
            if (mask == null) {
                throw FolderFiles.wrong(
                        image,
                        "has no mask [" + name + "] in " + root.resolve(MASKS) + "; "
                                + Nearest.hint(name, masks.keySet()));
            }
            pairs.add(new Pair(image, mask));
        });
        masks.keySet().removeAll(images.keySet());
        for (Path mask : masks.values()) {
            throw FolderFiles.wrong(mask, "has no picture in " + root.resolve(IMAGES));
        }
    }

    private static Map<String, Path> byName(Path folder) {
        Map<String, Path> pictures = new TreeMap<>();
        for (Path picture : ImageFolder.pictures(folder)) {
            Path other = pictures.put(PictureFile.baseName(picture), picture);
            if (other != null) {
                throw FolderFiles.wrong(picture, "has the name of [" + FolderFiles.name(other) + "]");
            }
        }
        return pictures;
    }

    private static List<String> classes(Path classFile, List<Pair> pairs, List<byte[]> masks, int width) {
        List<String> classes = Files.exists(classFile)
                ? named(classFile)
                : numbered(masks, pairs.getFirst().mask(), classFile);
        for (int i = 0; i < masks.size(); i++) {
            int pixel = PixelLabels.findWrong(masks.get(i), classes.size());
            if (pixel >= 0) {
                throw PictureFile.wrong(
                        pairs.get(i).mask(),
                        pixel,
                        width,
                        "class [" + Byte.toUnsignedInt(masks.get(i)[pixel]) + "]; accepted: 0 to "
                                + (classes.size() - 1) + " as in " + classFile + ", and 255");
            }
        }
        return classes;
    }

    private static List<String> named(Path classFile) {
        List<String> classes = FolderFiles.lines(classFile);
        if (classes.size() < 2 || classes.size() > 256) {
            throw FolderFiles.wrong(classFile, "names [" + classes.size() + "] classes; accepted: 2 to 256");
        }
        return classes;
    }

    private static List<String> numbered(List<byte[]> masks, Path first, Path classFile) {
        int largest = masks.stream().mapToInt(SegmentationFolder::largest).max().orElse(0);
        if (largest == 0) {
            throw FolderFiles.wrong(
                    first,
                    "and all other masks have class [0] only; 255 is no class\n"
                            + "Maybe number the classes from 0, or name them in " + classFile + ".");
        }
        return IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList();
    }

    private static int largest(byte[] mask) {
        int largest = 0;
        for (byte value : mask) {
            int number = Byte.toUnsignedInt(value);
            largest = number == PixelLabels.NO_CLASS_BYTE ? largest : Math.max(largest, number);
        }
        return largest;
    }
}
