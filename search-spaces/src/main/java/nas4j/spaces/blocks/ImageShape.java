package nas4j.spaces.blocks;

/** Shape of a feature map, {@code [channels, height, width]}. */
public record ImageShape(int channels, int height, int width) {}
