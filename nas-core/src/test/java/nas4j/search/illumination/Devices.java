package nas4j.search.illumination;

import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.repeat;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.search.Observation;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Expressions;

/**
 * Made-up devices on which networks of 24 layers of four kinds run: each kind at each place costs a latency and a size of its
 * own, both drawn uniformly from 0 to 1. Accuracy, in percent, grows with the sum of either, by less and less, and by what
 * suits a place.
 */
final class Devices {
    static final SearchSpace SPACE = SpaceCompiler.compile(TinySpace.image("slots")
            .network(
                    layer("conv", 4), repeat(24, layer("conv", "channels", 4, "kernel", Expressions.oneOf(1, 3, 5, 7))))
            .build());

    private static final int SLOTS = 24;
    private static final int KINDS = 4;
    private static final double SUITS = 0.4;

    private final double[][] latencies;
    private final double[][] sizes;
    private final double[][] suits;

    Devices(long seed) {
        RandomGenerator random = Seeds.generator(seed);
        latencies = table(random::nextDouble);
        sizes = table(random::nextDouble);
        suits = table(() -> SUITS * random.nextGaussian());
    }

    private static double[][] table(DoubleSupplier next) {
        return IntStream.range(0, SLOTS)
                .mapToObj(_ -> IntStream.range(0, KINDS)
                        .mapToDouble(_ -> next.getAsDouble())
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Latency and size are the descriptors; the loss is what accuracy lacks of 100. */
    Observation evaluate(Suggestion suggestion) {
        double latency = sum(latencies, suggestion.genotype());
        double size = sum(sizes, suggestion.genotype());
        double accuracy = 50 + 25 * saturated(latency) + 20 * saturated(size) + sum(suits, suggestion.genotype());
        return new Observation(suggestion, List.of(100 - accuracy), List.of(latency, size), 0);
    }

    private static double saturated(double cost) {
        return 1 - Math.exp(-3 * cost / SLOTS);
    }

    private static double sum(double[][] table, Genotype genotype) {
        double sum = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            sum += table[slot][genotype.option(slot)];
        }
        return sum;
    }

    /** Equal cells over all that can be reached. */
    GridArchive cells(int perAxis) {
        return new GridArchive(List.of(edges(latencies, perAxis), edges(sizes, perAxis)));
    }

    private static List<Double> edges(double[][] table, int cells) {
        double least = Arrays.stream(table)
                .mapToDouble(slot -> Arrays.stream(slot).min().orElseThrow())
                .sum();
        double most = Arrays.stream(table)
                .mapToDouble(slot -> Arrays.stream(slot).max().orElseThrow())
                .sum();
        return IntStream.range(1, cells)
                .mapToObj(edge -> least + (most - least) * edge / cells)
                .toList();
    }
}
