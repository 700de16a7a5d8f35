package nas4j.djl.data.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One file in the IDX format: a magic number whose third byte is the type (8: unsigned bytes) and whose fourth byte is
 * the number of dimensions, the dimensions, the bytes.
 */
final class IdxFile {
    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;

    /** Bytes before the first label. */
    private static final long HEADER = 8;

    private IdxFile() {}

    /** Images of one channel, {@code [n][h * w]}. */
    record Images(List<byte[]> rows, int height, int width) {}

    static Images readImages(Path file) {
        try (ByteReader in = ByteReader.open(file)) {
            readMagic(in, IMAGES, "images");
            int count = readSize(in, "number of images", 1);
            int height = readSize(in, "height", 1);
            int width = readSize(in, "width", 1);
            if ((long) height * width > Integer.MAX_VALUE / 8) {
                throw in.wrong(8, "images of [" + height + "x" + width + "] pixels are too large");
            }
            in.requireRoom((long) count * height * width, count + " images of " + height + "x" + width + " pixels");
            HeapLimit.check(file, count, (long) height * width);
            return new Images(readRows(in, count, height * width), height, width);
        }
    }

    private static List<byte[]> readRows(ByteReader in, int count, int length) {
        List<byte[]> rows = new ArrayList<>();
        for (int image = 0; image < count; image++) {
            rows.add(in.read(length, "image " + image + " of " + count));
        }
        in.expectEnd("the last of " + count + " images");
        return rows;
    }

    /** @throws nas4j.input.InputException if a label is not below {@code classes} */
    static int[] readLabels(Path file, int classes) {
        try (ByteReader in = ByteReader.open(file)) {
            return readLabels(in, file, classes);
        }
    }

    /**
     * Labels that say how many classes there are: one more than the largest.
     *
     * @throws nas4j.input.InputException if most classes had no image then: no set is made so, but a damaged file is
     */
    static int[] readTrainingLabels(Path file) {
        try (ByteReader in = ByteReader.open(file)) {
            int[] labels = readLabels(in, file, 256);
            int largest = largest(labels);
            long used = Arrays.stream(labels).distinct().count();
            if (2 * used <= labels[largest]) {
                throw in.wrong(
                        HEADER + largest,
                        "label [" + labels[largest] + "] of image " + largest + " makes " + (labels[largest] + 1)
                                + " classes, of which only [" + used + "] have images"
                                + "\nMaybe the file is damaged, or its labels are not numbered from 0.");
            }
            return labels;
        }
    }

    private static int[] readLabels(ByteReader in, Path file, int classes) {
        readMagic(in, LABELS, "labels");
        int count = readSize(in, "number of labels", 1);
        in.requireRoom(count, count + " labels");
        HeapLimit.check(file, 1, 5L * count);
        byte[] bytes = in.read(count, "the labels");
        in.expectEnd("the last of " + count + " labels");
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = in.label(HEADER + i, bytes[i], classes, "label", i);
        }
        return labels;
    }

    /** Which of the labels is the largest. */
    private static int largest(int[] labels) {
        int largest = 0;
        for (int i = 1; i < labels.length; i++) {
            largest = labels[i] > labels[largest] ? i : largest;
        }
        return largest;
    }

    private static void readMagic(ByteReader in, int magic, String what) {
        int found = in.readInt("the magic number");
        if (found != magic) {
            String meant = found == IMAGES
                    ? "\nMaybe this is a file of images."
                    : found == LABELS ? "\nMaybe this is a file of labels." : "";
            throw in.wrong(
                    0, String.format("magic number [0x%08x]; accepted for %s: 0x%08x%s", found, what, magic, meant));
        }
    }

    private static int readSize(ByteReader in, String what, int least) {
        long at = in.offset();
        int size = in.readInt("the " + what);
        if (size < least) {
            throw in.wrong(
                    at,
                    what + " [" + Integer.toUnsignedString(size) + "]; accepted: " + least + " to "
                            + Integer.MAX_VALUE);
        }
        return size;
    }
}
