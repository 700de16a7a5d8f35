package nas4j.djl.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;

/** One class for each image. In a batch: {@code [b]}, numbers from 0. Immutable. */
public final class ClassLabels implements Target {
    private final String name;
    private final List<String> classes;
    private final int[] labels;

    private ClassLabels(String name, List<String> classes, int[] labels) {
        this.name = name;
        this.classes = classes;
        this.labels = labels;
    }

    /**
     * Copies the labels.
     *
     * @throws IllegalArgumentException if a label is not the number of a class
     */
    public static ClassLabels of(String name, List<String> classes, int[] labels) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes.size()) {
                throw new IllegalArgumentException(
                        "label [" + labels[i] + "] of image " + i + " is not 0 to " + (classes.size() - 1));
            }
        }
        return new ClassLabels(name, List.copyOf(classes), labels.clone());
    }

    @Override
    public String name() {
        return name;
    }

    /** Names of the classes, in the order of their numbers. */
    public List<String> classes() {
        return classes;
    }

    @Override
    public int size() {
        return labels.length;
    }

    public int label(int image) {
        return labels[image];
    }

    @Override
    public ClassLabels view(int[] rows) {
        int[] chosen = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = labels[rows[i]];
        }
        return new ClassLabels(name, classes, chosen);
    }

    @Override
    public void digest(MessageDigest digest) {
        Digests.add(digest, "classes", name, classes.toString());
        ByteBuffer bytes = ByteBuffer.allocate(4 * labels.length);
        bytes.asIntBuffer().put(labels);
        digest.update(bytes);
    }
}
