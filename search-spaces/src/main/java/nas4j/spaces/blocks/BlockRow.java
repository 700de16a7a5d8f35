package nas4j.spaces.blocks;

import java.util.List;
import nas4j.input.Where;

/**
 * What is known of one setting of a stage.
 *
 * @param block the block type, by its name
 * @param layers one after the other, at least one
 * @param shape of what comes in
 * @param loss of the stage as a part of a network, above 0
 * @param latencyMs of the stage
 * @param where it stands
 */
public record BlockRow(
        String block, List<BlockLayer> layers, ImageShape shape, double loss, double latencyMs, Where where) {
    public BlockRow {
        layers = List.copyOf(layers);
    }

    /** The same setting with another latency. */
    BlockRow withLatency(double otherMs) {
        return new BlockRow(block, layers, shape, loss, otherMs, where);
    }
}
