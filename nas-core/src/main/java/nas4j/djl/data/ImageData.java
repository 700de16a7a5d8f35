package nas4j.djl.data;

import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Images {@code [n, c, h, w]} of bytes from 0 to 255, with their targets. Views share the bytes. Immutable and safe to
 * read from several threads.
 */
public final class ImageData {
    private final ImageShape shape;
    private final Rows images;
    private final List<Target> targets;

    private ImageData(ImageShape shape, Rows images, List<Target> targets) {
        this.shape = shape;
        this.images = images;
        this.targets = targets;
    }

    /**
     * Shares the arrays of {@code images}, which nobody may change afterwards.
     *
     * @throws IllegalArgumentException if an image or a target has another size, or two targets have one name
     */
    public static ImageData of(ImageShape shape, List<byte[]> images, List<Target> targets) {
        checkTargets(shape, images.size(), targets);
        return new ImageData(shape, Rows.of(images, shape.bytes()), List.copyOf(targets));
    }

    private static void checkTargets(ImageShape shape, int images, List<Target> targets) {
        Set<String> names = new HashSet<>();
        for (Target target : targets) {
            if (target.size() != images) {
                throw new IllegalArgumentException(
                        "target " + target.name() + " has [" + target.size() + "] rows for " + images + " images");
            }
            if (target instanceof PixelTarget dense && dense.pixels() != shape.pixels()) {
                throw new IllegalArgumentException("target " + target.name() + " has [" + dense.pixels()
                        + "] pixels for images of " + shape.pixels());
            }
            if (!names.add(target.name())) {
                throw new IllegalArgumentException("two targets are called [" + target.name() + "]");
            }
        }
    }

    public ImageShape shape() {
        return shape;
    }

    public int size() {
        return images.size();
    }

    public List<Target> targets() {
        return targets;
    }

    public Optional<Target> findTarget(String name) {
        return targets.stream().filter(target -> target.name().equals(name)).findFirst();
    }

    /** The first target that is one class for each image. */
    public Optional<ClassLabels> findClassLabels() {
        return targets.stream()
                .filter(ClassLabels.class::isInstance)
                .map(ClassLabels.class::cast)
                .findFirst();
    }

    /** Copies an image {@code [c, h, w]} to the beginning of {@code bytes}. */
    public void copy(int image, byte[] bytes) {
        System.arraycopy(images.get(image), 0, bytes, 0, shape.bytes());
    }

    /** The named images, in this order; they share their bytes with these. */
    public ImageData view(int[] rows) {
        return new ImageData(
                shape,
                images.view(rows),
                targets.stream().<Target>map(target -> target.view(rows)).toList());
    }

    /** The images {@code from} (inclusive) to {@code to} (exclusive). */
    public ImageData view(int from, int to) {
        return view(IntStream.range(from, to).toArray());
    }

    /** The same images with the named targets only. */
    public ImageData only(List<Target> chosen) {
        if (!targets.containsAll(chosen)) {
            throw new IllegalArgumentException("a target is not one of these images'");
        }
        return new ImageData(shape, images, List.copyOf(chosen));
    }

    /**
     * SHA-256 of the shape, the images and the targets with their names, as 64 hexadecimal digits: the same wherever and
     * in whatever format the data came from. Reads everything at each call.
     */
    public String contentHash() {
        MessageDigest digest = Digests.sha256();
        Digests.add(digest, "images", shape.toString(), Integer.toString(size()));
        images.digest(digest);
        targets.forEach(target -> target.digest(digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** How often each byte occurs in each channel, {@code [c][256]}. */
    long[][] histograms() {
        long[][] counts = new long[shape.channels()][256];
        for (int image = 0; image < size(); image++) {
            byte[] bytes = images.get(image);
            for (int channel = 0; channel < counts.length; channel++) {
                int end = (channel + 1) * shape.pixels();
                for (int i = channel * shape.pixels(); i < end; i++) {
                    counts[channel][Byte.toUnsignedInt(bytes[i])]++;
                }
            }
        }
        return counts;
    }
}
