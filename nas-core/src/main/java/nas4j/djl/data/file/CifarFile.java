package nas4j.djl.data.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Target;

/** Records of one byte for each target and 3,072 bytes for an image: all of red, all of green, all of blue. */
final class CifarFile {
    private static final ImageShape SHAPE = new ImageShape(3, 32, 32);

    private CifarFile() {}

    /** A target, and the names of its classes. */
    record Kind(String target, List<String> classes) {
        Kind {
            classes = List.copyOf(classes);
        }
    }

    /** The images of all files, one after the other; the last kind becomes the first target. */
    static ImageData read(List<Path> files, List<Kind> kinds) {
        int record = kinds.size() + SHAPE.bytes();
        long total = files.stream().mapToLong(CifarFile::size).sum();
        HeapLimit.check(files.getFirst(), total / record, SHAPE.bytes());
        List<byte[]> images = new ArrayList<>();
        List<byte[]> labels = new ArrayList<>();
        for (Path file : files) {
            read(file, kinds, images, labels);
        }
        return ImageData.of(SHAPE, images, targets(kinds, labels));
    }

    private static List<Target> targets(List<Kind> kinds, List<byte[]> labels) {
        List<Target> targets = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            int column = kind;
            int[] numbers = labels.stream().mapToInt(row -> row[column]).toArray();
            targets.addFirst(
                    ClassLabels.of(kinds.get(kind).target(), kinds.get(kind).classes(), numbers));
        }
        return targets;
    }

    private static void read(Path file, List<Kind> kinds, List<byte[]> images, List<byte[]> labels) {
        try (ByteReader in = ByteReader.open(file)) {
            for (int image = 0; image == 0 || !in.isAtEnd(); image++) {
                long at = in.offset();
                byte[] row = in.read(kinds.size(), "the label of image " + image);
                for (int i = 0; i < row.length; i++) {
                    Kind kind = kinds.get(i);
                    in.label(at + i, row[i], kind.classes().size(), kind.target(), image);
                }
                labels.add(row);
                images.add(in.read(SHAPE.bytes(), "image " + image));
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw ByteReader.unreadable(file, e);
        }
    }
}
