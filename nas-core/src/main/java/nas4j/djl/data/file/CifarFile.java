package nas4j.djl.data.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        long total = files.stream().mapToLong(ByteReader::size).sum();
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
            Optional<byte[]> row = Optional.of(in.read(kinds.size(), "the label of image 0"));
            for (int image = 0; row.isPresent(); image++) {
                checkLabels(in, kinds, row.get(), image);
                labels.add(row.get());
                images.add(in.read(SHAPE.bytes(), "image " + image));
                row = in.find(kinds.size(), "the label of image " + (image + 1));
            }
        }
    }

    private static void checkLabels(ByteReader in, List<Kind> kinds, byte[] row, int image) {
        for (int i = 0; i < row.length; i++) {
            Kind kind = kinds.get(i);
            in.label(in.offset() - row.length + i, row[i], kind.classes().size(), kind.target(), image);
        }
    }
}
