package nas4j.spaces.blocks;

import org.jspecify.annotations.Nullable;

/**
 * One layer of a stage.
 *
 * @param kernel side of its kernel, at least 1
 * @param channels that come out, at least 1
 * @param expand how many times the channels are inside, above 0; null for a block type without that
 */
public record BlockLayer(int kernel, int channels, @Nullable Double expand) {}
