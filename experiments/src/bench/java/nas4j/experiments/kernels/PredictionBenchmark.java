package nas4j.experiments.kernels;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.kernel.model.KernelModel;
import nas4j.hardware.kernel.model.MissingKernelException;
import nas4j.hardware.kernel.model.ModelFile;
import nas4j.hardware.lookup.LookupTable;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;

/**
 * How many latencies one thread predicts in a second: by a model of kernels, whose file is the argument, of networks that are
 * there, and by a look-up table, of genotypes.
 */
public final class PredictionBenchmark {
    private static final int KEPT = 512;
    private static final double SECONDS = 3;

    private PredictionBenchmark() {}

    /** Prints the rates, after a warm-up of the same length. */
    public static void main(String[] arguments) throws IOException {
        KernelModel model = ModelFile.read(Path.of(arguments[0]));
        for (String name : List.of("mobile-mini", "nas-bench-201")) {
            List<ComputationGraph> networks = genotypes(name).stream()
                    .map(genotype -> genotype.space().decode(genotype).graph())
                    .filter(graph -> isKnown(model, graph))
                    .toList();
            print(name + " by kernels", networks, graph -> model.predict(graph).ms());
        }
        for (String name : List.of("fbnet", "ofa-mbv3")) {
            List<Genotype> genotypes = genotypes(name);
            print(name + " by table", genotypes, table(genotypes.getFirst().space()));
        }
    }

    /** Whether the model knows all kinds of its kernels; afterwards it remembers them. */
    private static boolean isKnown(KernelModel model, ComputationGraph graph) {
        try {
            return model.predict(graph).ms() > 0;
        } catch (MissingKernelException e) {
            return false;
        }
    }

    private static List<Genotype> genotypes(String name) {
        SearchSpace space = SpaceCompiler.compile(Catalogue.load(name));
        SplittableRandom random = new SplittableRandom(1);
        List<Genotype> genotypes = new ArrayList<>();
        for (int k = 0; k < KEPT; k++) {
            genotypes.add(space.sample(random));
        }
        return genotypes;
    }

    /** What is in it does not matter here. */
    private static ToDoubleFunction<Genotype> table(SearchSpace space) {
        Map<String, Map<String, Double>> options = new LinkedHashMap<>();
        for (Decision decision : space.decisions()) {
            Map<String, Double> each = new LinkedHashMap<>();
            for (int option = 0; option < decision.options(); option++) {
                each.put(decision.label(option), .01 * option);
            }
            options.put(decision.path(), each);
        }
        return new LookupTable(1, options).of(space);
    }

    private static <T> void print(String what, List<T> things, ToDoubleFunction<T> predict) {
        rate(things, predict);
        double rate = rate(things, predict);
        System.out.printf(Locale.ROOT, "%-28s %,14.0f networks/s%n", what, rate);
    }

    private static <T> double rate(List<T> things, ToDoubleFunction<T> predict) {
        double sum = 0;
        long count = 0;
        long start = System.nanoTime();
        double seconds = 0;
        while (seconds < SECONDS) {
            for (T thing : things) {
                sum += predict.applyAsDouble(thing);
            }
            count += things.size();
            seconds = (System.nanoTime() - start) / 1e9;
        }
        if (!(sum > 0)) {
            throw new IllegalStateException("latencies add up to [" + sum + "]");
        }
        return count / seconds;
    }
}
