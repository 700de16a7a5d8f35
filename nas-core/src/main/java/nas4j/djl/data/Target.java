package nas4j.djl.data;

import java.security.MessageDigest;

/** What a network has to say about each image of a set. Immutable. */
public sealed interface Target permits ClassLabels, PixelTarget {
    /** Unique in its set, such as {@code class}, {@code mask}, {@code depth}. */
    String name();

    /** Number of images. */
    int size();

    /** The target of the named images, in this order. */
    Target view(int[] rows);

    /** Adds kind, name, classes and content. */
    void digest(MessageDigest digest);
}
