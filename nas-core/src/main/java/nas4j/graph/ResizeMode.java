package nas4j.graph;

/** How new pixels are filled when a feature map grows. */
public enum ResizeMode {
    NEAREST,
    BILINEAR
}
