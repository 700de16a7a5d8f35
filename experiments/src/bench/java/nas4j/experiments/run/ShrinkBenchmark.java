package nas4j.experiments.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import nas4j.evaluate.Split;
import nas4j.experiments.yaml.Spaces;
import nas4j.graph.GraphCost;
import nas4j.input.Where;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.search.Tolerance;
import nas4j.search.shrink.ShrinkProvider;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.Variation;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.table.TableDescription;
import nas4j.spaces.table.Tables;
import nas4j.spaces.table.TabularBenchmark;

/**
 * How much cheaper {@code shrink} makes networks of nas-bench-macro, and what they lose: from networks drawn from the costlier
 * half, against random edits to the same share of multiply-adds. Arguments: folder of the tables, trials, number of the first
 * start, starts, settings such as {@code learn=60}.
 */
final class ShrinkBenchmark {
    private final TabularBenchmark table;
    private final SearchSpace space;
    private final Map<Genotype, Double> macs;

    private ShrinkBenchmark(Path tables) {
        TableDescription description = Tables.describe("nas-bench-macro", Where.UNKNOWN);
        space = SpaceCompiler.compile(Spaces.load(description.space(), Where.UNKNOWN));
        table = TabularBenchmark.read(description, tables, space);
        macs = table.genotypes().stream().map(space::parse).collect(Collectors.toMap(each -> each, each ->
                (double) GraphCost.of(space.decode(each).graph()).macs()));
    }

    /** One start, and where searches came from there. */
    private record Run(double share, double drop, double shareOfRandom, double dropOfRandom) {}

    public static void main(String[] arguments) {
        Map<String, Double> settings = List.of(arguments).subList(4, arguments.length).stream()
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> Double.parseDouble(each[1])));
        ShrinkBenchmark benchmark = new ShrinkBenchmark(Path.of(arguments[0]));
        int trials = Integer.parseInt(arguments[1]);
        List<Run> runs = new ArrayList<>();
        int first = Integer.parseInt(arguments[2]);
        for (int start = 0; start < Integer.parseInt(arguments[3]); start++) {
            runs.add(benchmark.run(first + start, trials, settings));
        }
        say("shrink", runs, Run::share, Run::drop);
        say("random edits", runs, Run::shareOfRandom, Run::dropOfRandom);
    }

    private static void say(String who, List<Run> runs, ToDoubleFunction<Run> share, ToDoubleFunction<Run> drop) {
        double[] drops = runs.stream().mapToDouble(drop).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-14s multiply-adds %.1f %% of the start's (median), accuracy %.2f points lower (median), %.2f (mean), %.2f (nine of ten)%n",
                who,
                100 * median(runs.stream().mapToDouble(share).sorted().toArray()),
                median(drops),
                runs.stream().mapToDouble(drop).average().orElseThrow(),
                drops[drops.length * 9 / 10]);
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private Run run(long seed, int trials, Map<String, Double> given) {
        SplittableRandom random = new SplittableRandom(seed);
        double middle =
                median(macs.values().stream().mapToDouble(each -> each).sorted().toArray());
        Genotype start = space.sample(random);
        while (macs.get(start) < middle) {
            start = space.sample(random);
        }
        ShrinkProvider provider = new ShrinkProvider();
        Settings settings = Settings.of(provider.settings(), given);
        SearchProblem problem = new SearchProblem(
                space, 2, 0, trials, seed, (each, objective) -> objective == 1 ? macs.get(each) : Double.NaN, start);
        BlackBoxSearcher searcher = provider.open(problem, settings);
        Tolerance tolerance = provider.tolerance(settings).orElseThrow();
        double first = -accuracy(start, Split.VALIDATION);
        Genotype best = start;
        for (int trial = 0; trial < trials; trial++) {
            Suggestion suggestion = searcher.suggest(1).getFirst();
            searcher.observe(new Observation(suggestion, losses(suggestion.genotype())));
            if (Tolerance.compare(
                            tolerance.ranking(losses(suggestion.genotype()), first),
                            tolerance.ranking(losses(best), first))
                    < 0) {
                best = suggestion.genotype();
            }
        }
        Genotype edited = edit(start, macs.get(best), random);
        return new Run(share(best, start), drop(best, start), share(edited, start), drop(edited, start));
    }

    /** Random edits that cost less, until one costs no more than so much. */
    private Genotype edit(Genotype start, double most, SplittableRandom random) {
        Genotype edited = start;
        while (macs.get(edited) > most) {
            Genotype next = Variation.mutate(edited, random);
            edited = macs.get(next) < macs.get(edited) ? next : edited;
        }
        return edited;
    }

    private List<Double> losses(Genotype genotype) {
        return List.of(-accuracy(genotype, Split.VALIDATION), macs.get(genotype));
    }

    private double accuracy(Genotype genotype, Split split) {
        return table.measurements(genotype, split, 1).getFirst().value();
    }

    private double share(Genotype genotype, Genotype start) {
        return macs.get(genotype) / macs.get(start);
    }

    private double drop(Genotype genotype, Genotype start) {
        return accuracy(start, Split.TEST) - accuracy(genotype, Split.TEST);
    }
}
