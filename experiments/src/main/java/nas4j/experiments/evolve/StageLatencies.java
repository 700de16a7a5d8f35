package nas4j.experiments.evolve;

import java.util.List;
import java.util.function.LongConsumer;
import nas4j.experiments.latency.LatencyModels;
import nas4j.hardware.kernel.model.MissingKernelException;
import nas4j.hardware.latency.LatencyModel;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.spaces.blocks.BlockNetwork;
import nas4j.spaces.blocks.BlockRow;
import nas4j.spaces.blocks.BlockTable;

/** What the stages of a table take on a device, each setting predicted as a network of its own. For one thread. */
public final class StageLatencies {
    private final LatencyModels models;
    private final String device;
    private final LongConsumer listener;
    private long predicted;

    /**
     * Of a device.
     *
     * @param listener told how many settings are predicted
     */
    public StageLatencies(LatencyModels models, String device, LongConsumer listener) {
        this.models = models;
        this.device = device;
        this.listener = listener;
    }

    /**
     * The table with the device's latencies.
     *
     * @throws InputException if nothing is known of the device, or of one of the kernels
     */
    public BlockTable predict(BlockTable table) {
        List<Integer> strides = table.strides();
        BlockRow first = table.rows(0, 0, 0).getFirst();
        LatencyModel model = models.require(device, BlockNetwork.of(first, strides.getFirst()), Where.UNKNOWN);
        return table.withLatencies((stage, row) -> predict(model, row, strides.get(stage)));
    }

    private double predict(LatencyModel model, BlockRow row, int stride) {
        SearchSpace space = BlockNetwork.of(row, stride);
        Genotype genotype = space.genotype();
        try {
            double latencyMs =
                    model.predict(genotype, space.decode(genotype).graph()).medianMs();
            predicted++;
            listener.accept(predicted);
            return latencyMs;
        } catch (MissingKernelException e) {
            throw new InputException(row.where(), String.valueOf(e.getMessage()));
        }
    }
}
