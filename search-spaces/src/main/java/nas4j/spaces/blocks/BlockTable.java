package nas4j.spaces.blocks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nas4j.search.spaceevo.BlockQuality;
import nas4j.search.spaceevo.BlockSample;
import nas4j.search.spaceevo.BlockSamples;
import nas4j.search.spaceevo.Hyperspace;
import nas4j.search.spaceevo.StageOptions;

/**
 * A table of settings of stages with their losses and latencies, of one hyperspace. Immutable.
 *
 * <p>Settings of different stages are used with the same images if they have the same rank among the shapes of their stage, from
 * small to large.
 */
public final class BlockTable implements BlockQuality {
    private final Hyperspace hyperspace;
    private final List<BlockStage> stages;
    /** By stage, block and window. */
    private final List<List<List<BlockSamples>>> samples;

    BlockTable(String name, List<BlockStage> stages) {
        this.stages = List.copyOf(stages);
        int sizes = stages.getFirst().sides().size();
        hyperspace = new Hyperspace(
                name,
                stages.stream()
                        .map(stage -> new StageOptions(stage.name(), stage.blocks(), stage.windows()))
                        .toList(),
                sizes);
        samples = stages.stream().map(stage -> samples(stage, sizes)).toList();
    }

    private static List<List<BlockSamples>> samples(BlockStage stage, int sizes) {
        List<Integer> sides = List.copyOf(stage.sides());
        return stage.rows().stream()
                .map(windows -> windows.stream()
                        .map(rows -> BlockSamples.of(
                                sizes,
                                rows.stream()
                                        .map(row -> new BlockSample(
                                                sides.indexOf(row.shape().height()), row.latencyMs(), row.loss()))
                                        .toList()))
                        .toList())
                .toList();
    }

    /**
     * Reads the rows of one hyperspace from a CSV file, compressed if its name ends in {@code .gz}.
     *
     * @param hasLatencies whether the latencies of the table are used; else they are 0 until they are predicted
     * @throws nas4j.input.InputException if something is wrong with it
     */
    public static BlockTable read(Path file, String hyperspace, boolean hasLatencies) {
        return new BlockTableReader(file, hyperspace, hasLatencies).read();
    }

    /** The spaces that can be made of it. */
    public Hyperspace hyperspace() {
        return hyperspace;
    }

    @Override
    public BlockSamples samples(int stage, int block, int window) {
        return samples.get(stage).get(block).get(window);
    }

    /** The known settings of a stage with a block type and a width window, in the order of the table. */
    public List<BlockRow> rows(int stage, int block, int window) {
        return stages.get(stage).rows().get(block).get(window);
    }

    /** What a stage with a block type and a width window leaves open. */
    public StageDecisions decisions(int stage, int block, int window) {
        return StageDecisions.of(rows(stage, block, window));
    }

    /** The strides of the stages; that of the last one is 1, as nothing comes after it that would tell. */
    public List<Integer> strides() {
        List<Integer> strides = new ArrayList<>();
        for (int stage = 0; stage + 1 < stages.size(); stage++) {
            strides.add(stages.get(stage).stride(stages.get(stage + 1)));
        }
        strides.add(1);
        return strides;
    }

    /** The numbers of channels that come into the first stage. */
    StageDecisions.Open stemChannels() {
        return StageDecisions.Open.of(stages.getFirst().rows().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .map(row -> List.of((double) row.shape().channels()))
                .toList());
    }

    /** The largest side of what comes into the first stage. */
    int largestSide() {
        return stages.getFirst().sides().last();
    }

    /** The same table with other latencies, ms; told the stage's place and a setting. */
    public BlockTable withLatencies(StageLatency latency) {
        List<BlockStage> changed = new ArrayList<>();
        for (int place = 0; place < stages.size(); place++) {
            int stage = place;
            changed.add(stages.get(place).withLatencies(row -> latency.latencyMs(stage, row)));
        }
        return new BlockTable(hyperspace.name(), changed);
    }

    /** Tells how long a stage takes. */
    @FunctionalInterface
    public interface StageLatency {
        /** Milliseconds of a setting of a stage, given by its place. */
        double latencyMs(int stage, BlockRow row);
    }
}
