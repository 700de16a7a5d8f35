package nas4j.experiments.evolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import nas4j.search.oneshot.Streams;
import nas4j.search.spaceevo.BlockQuality;
import nas4j.search.spaceevo.BlockSample;
import nas4j.search.spaceevo.BlockSamples;
import nas4j.search.spaceevo.StageOptions;
import nas4j.spaces.blocks.BlockRow;
import nas4j.spaces.blocks.BlockTable;

/** A control: the rows of a table, each with the loss of another row of its hyperspace. */
final class ScrambledLosses implements BlockQuality {
    private final Map<List<Integer>, BlockSamples> samples = new HashMap<>();

    ScrambledLosses(BlockTable table, long seed) {
        RandomGenerator random = Streams.of(seed);
        List<Double> losses = new ArrayList<>();
        options(table).forEach(option -> rows(table, option).forEach(row -> losses.add(row.loss())));
        for (int k = losses.size() - 1; k > 0; k--) {
            Collections.swap(losses, k, random.nextInt(k + 1));
        }
        int next = 0;
        for (List<Integer> option : options(table)) {
            List<Integer> sides = rows(table, option).stream()
                    .map(row -> row.shape().height())
                    .distinct()
                    .sorted()
                    .toList();
            List<BlockSample> scrambled = new ArrayList<>();
            for (BlockRow row : rows(table, option)) {
                scrambled.add(new BlockSample(sides.indexOf(row.shape().height()), row.latencyMs(), losses.get(next)));
                next++;
            }
            samples.put(option, BlockSamples.of(sides.size(), scrambled));
        }
    }

    private static List<BlockRow> rows(BlockTable table, List<Integer> option) {
        return table.rows(option.get(0), option.get(1), option.get(2));
    }

    /** Stage, block type and window of each. */
    private static List<List<Integer>> options(BlockTable table) {
        List<List<Integer>> options = new ArrayList<>();
        List<StageOptions> stages = table.hyperspace().stages();
        for (int stage = 0; stage < stages.size(); stage++) {
            for (int block = 0; block < stages.get(stage).blocks().size(); block++) {
                for (int window = 0; window < stages.get(stage).windows().size(); window++) {
                    options.add(List.of(stage, block, window));
                }
            }
        }
        return options;
    }

    @Override
    public BlockSamples samples(int stage, int block, int window) {
        BlockSamples found = samples.get(List.of(stage, block, window));
        if (found == null) {
            throw new IllegalArgumentException("found no rows");
        }
        return found;
    }
}
