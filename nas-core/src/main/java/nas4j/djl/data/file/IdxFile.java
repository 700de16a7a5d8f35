package nas4j.djl.data.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One file in the IDX format: a magic number whose third byte is the type (8: unsigned bytes) and whose fourth byte is
 * the number of dimensions, the dimensions, the bytes.
 */
final class IdxFile {
    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;

    private IdxFile() {}

    /** Images of one channel, {@code [n][h * w]}. */
    record Images(List<byte[]> rows, int height, int width) {}

    static Images readImages(Path file) {
        try (ByteReader in = ByteReader.open(file)) {
            readMagic(in, IMAGES, "images");
            int count = readSize(in, "number of images", 0);
            int height = readSize(in, "height", 1);
            int width = readSize(in, "width", 1);
            if ((long) height * width > Integer.MAX_VALUE / 8) {
                throw in.wrong(8, "images of [" + height + "x" + width + "] pixels are too large");
            }
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
            readMagic(in, LABELS, "labels");
            int count = readSize(in, "number of labels", 0);
            HeapLimit.check(file, 1, 5L * count);
            long start = in.offset();
            byte[] bytes = in.read(count, "the labels");
            in.expectEnd("the last of " + count + " labels");
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                labels[i] = in.label(start + i, bytes[i], classes, "label", i);
            }
            return labels;
        }
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
