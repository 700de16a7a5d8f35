package nas4j.search.spaceevo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stages of three block types and three windows, for images of two sizes. In stage s, block (s + 1) mod 3 has the least losses, and
 * the wider a window is the less its loss and the more its latency.
 */
final class TinyHyperspace implements BlockQuality {
    static final int OPTIONS = 3;
    static final int SIZES = 2;

    private final Hyperspace hyperspace;

    TinyHyperspace(int stages) {
        hyperspace = new Hyperspace(
                "tiny",
                IntStream.range(0, stages)
                        .mapToObj(stage ->
                                new StageOptions("stage" + (stage + 1), List.of("a", "b", "c"), List.of("0", "1", "2")))
                        .toList(),
                SIZES);
    }

    Hyperspace hyperspace() {
        return hyperspace;
    }

    @Override
    public BlockSamples samples(int stage, int block, int window) {
        List<BlockSample> samples = new ArrayList<>();
        for (int size = 0; size < SIZES; size++) {
            for (int k = 0; k < 10; k++) {
                double latencyMs = (1 + window + 0.1 * k) * (1 + size);
                double loss = (block == (stage + 1) % OPTIONS ? 0.5 : 1) - 0.1 * window - 0.01 * k - 0.05 * size;
                samples.add(new BlockSample(size, latencyMs, loss));
            }
        }
        return BlockSamples.of(SIZES, samples);
    }
}
