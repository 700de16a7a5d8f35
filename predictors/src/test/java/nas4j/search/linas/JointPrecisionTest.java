package nas4j.search.linas;

import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nas4j.evaluate.pareto.Hypervolume;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.search.surrogate.Words;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Network;
import org.junit.jupiter.api.Test;

/** Widths and bits decided together, against the ones and the others alone, where what each costs is known. */
class JointPrecisionTest {
    private static final int TRIALS = 100;
    private static final int SEEDS = 5;
    /** By layer: what half of the widest loses, and what rounding to one bit would. */
    private static final double[] WIDTH_LOSS = {4, 1, 2, .5};

    private static final double[] ROUNDING_LOSS = {2, 16, 1, 8};

    private static SearchSpace space(Object[] widths, Object[] bits) {
        Network[] layers = Stream.generate(
                        () -> layer("conv", "channels", ordered(widths), "weight-bits", ordered(bits)))
                .limit(WIDTH_LOSS.length)
                .toArray(Network[]::new);
        return SpaceCompiler.compile(SearchSpaceBuilder.space("joint")
                .image("image", 3, 8, 8)
                .network(layers)
                .build());
    }

    private static int number(Genotype genotype, int layer, String of) {
        int decision =
                genotype.space().findDecision("conv" + (layer + 1) + "/" + of).orElseThrow();
        return Integer.parseInt(genotype.space().decisions().get(decision).label(genotype.option(decision)));
    }

    /** Error and size, each from 0 to 1. */
    private static List<Double> losses(Genotype genotype) {
        double error = 0;
        double size = 0;
        for (int layer = 0; layer < WIDTH_LOSS.length; layer++) {
            int width = number(genotype, layer, "channels");
            int bits = number(genotype, layer, "weight-bits");
            error += WIDTH_LOSS[layer] * (32.0 / width - 1) + ROUNDING_LOSS[layer] * Math.pow(2, -bits);
            size += width * bits;
        }
        return List.of(error / 30, size / (4 * 32 * 8));
    }

    private static double volume(SearchSpace space, long seed) {
        LinasProvider provider = new LinasProvider();
        BlackBoxSearcher searcher = provider.open(
                new SearchProblem(space, 2, TRIALS, seed),
                Settings.of(provider.settings(), Map.of("surrogate", Words.surrogate("hashed-ridge"))));
        List<List<Double>> told = new ArrayList<>();
        for (int trial = 0; trial < TRIALS; trial++) {
            for (Suggestion suggestion : searcher.suggest(1)) {
                told.add(losses(suggestion.genotype()));
                searcher.observe(new Observation(suggestion, told.getLast()));
            }
        }
        return Hypervolume.of(told, List.of(1.0, 1.0));
    }

    private static double volume(SearchSpace space) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToDouble(seed -> volume(space, seed))
                .average()
                .orElseThrow();
    }

    /** 81 networks with 8 bits, 81 assignments of bits to the widest network, 6,561 of both: each with 100 evaluations. */
    @Test
    void decidingOnBothIsNoWorseThanOnEitherAlone() {
        Object[] widths = {8, 16, 32};
        Object[] bits = {2, 4, 8};
        double networkAlone = volume(space(widths, new Object[] {8}));
        double bitsAlone = volume(space(new Object[] {32}, bits));
        assertThat(volume(space(widths, bits))).isGreaterThan(Math.max(networkAlone, bitsAlone) + .02);
    }
}
