package nas4j.experiments.run;

import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.repeat;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.LongToDoubleFunction;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Expressions;

/**
 * What a trial costs each searcher on the class path, to suggest it and to be told of it, over 30 decisions of four options:
 * CPU time of the thread in µs, over whole searches of 150, 1,000 and 10,000 trials, the median of rounds. Losses are cheap:
 * one for searchers that take one, else two. Arguments: the file to write the table to as well, the number of rounds, and
 * names of searchers, none for all.
 */
final class SearcherBenchmark {
    private static final int[] TRIALS = {150, 1_000, 10_000};
    private static final int DECISIONS = 30;
    /** Trials of a round, in as many searches as that takes. */
    private static final int TRIALS_PER_ROUND = 10_000;
    /** No round begins after so many seconds of CPU time. */
    private static final double MOST_SECONDS = 100;
    /** No search that would take more seconds of CPU time is begun, going by shorter ones. */
    private static final double LONGEST_SEARCH_SECONDS = 600;

    private static final SearchSpace SPACE = SpaceCompiler.compile(SearchSpaceBuilder.space("decisions")
            .image("image", 3, 8, 8)
            .network(
                    layer("conv", 4),
                    repeat(DECISIONS, layer("conv", "channels", 4, "kernel", Expressions.oneOf(1, 3, 5, 7))))
            .build());

    private final int rounds;

    private SearcherBenchmark(int rounds) {
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        SearcherBenchmark benchmark = new SearcherBenchmark(Integer.parseInt(arguments[1]));
        List<String> names = Arrays.asList(arguments).subList(2, arguments.length);
        List<SearcherProvider> chosen = ServiceLoader.load(SearcherProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> names.isEmpty() || names.contains(provider.name()))
                .sorted(Comparator.comparing(SearcherProvider::name))
                .toList();
        try (PrintStream file =
                new PrintStream(Files.newOutputStream(Path.of(arguments[0])), true, StandardCharsets.UTF_8)) {
            say(file, load());
            for (SearcherProvider provider : chosen) {
                say(file, benchmark.row(provider));
            }
            ArchiveAdds.rates(SPACE).forEach(line -> say(file, line));
            say(file, load());
        }
    }

    private static void say(PrintStream file, String line) {
        System.out.println(line);
        file.println(line);
    }

    private static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(Locale.ROOT, "load %.1f", load);
    }

    private String row(SearcherProvider provider) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-22s", provider.name()));
        double cost = 0;
        for (int trials : TRIALS) {
            if (cost * trials / 1e6 > LONGEST_SEARCH_SECONDS) {
                break;
            }
            cost = median(trials, seed -> search(provider, trials, seed));
            row.append(String.format(Locale.ROOT, "  %,6d: %,9.1f µs", trials, cost));
        }
        return row.toString();
    }

    /** The cost of a trial, after a round to warm up where there is time. */
    private double median(int trials, LongToDoubleFunction search) {
        double first = search.applyAsDouble(0);
        int searches = Math.clamp((long) (MOST_SECONDS * 1e6 / (rounds + 1) / (first * trials)), 1, most(trials));
        List<Double> costs = new ArrayList<>(searches > 1 ? List.of() : List.of(first));
        double spent = first * trials / 1e6;
        for (int round = searches > 1 ? -1 : 1; round < rounds && spent < MOST_SECONDS; round++) {
            double sum = 0;
            for (int seed = 1; seed <= searches; seed++) {
                sum += search.applyAsDouble(seed);
            }
            spent += sum * trials / 1e6;
            if (round >= 0) {
                costs.add(sum / searches);
            }
        }
        Collections.sort(costs);
        return costs.isEmpty() ? first : costs.get(costs.size() / 2);
    }

    private static int most(int trials) {
        return Math.max(1, TRIALS_PER_ROUND / trials);
    }

    /** µs a trial. */
    private static double search(SearcherProvider provider, int trials, long seed) {
        SearchProblem problem = new SearchProblem(
                SPACE, Math.min(2, provider.mostObjectives()), provider.leastDescriptors(), trials, seed);
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        BlackBoxSearcher searcher = provider.open(problem, Settings.of(provider.settings(), Map.of()));
        for (int trial = 0; trial < trials; trial++) {
            Suggestion suggestion = searcher.suggest(1).getFirst();
            List<Double> numbers = numbers(suggestion.genotype());
            searcher.observe(new Observation(
                    suggestion,
                    numbers.subList(0, problem.objectives()),
                    numbers.subList(1, 1 + problem.descriptors()),
                    0));
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e3 / trials;
    }

    /** How much is wrong, one decision at a time; the sum of the options, and one of another order. */
    private static List<Double> numbers(Genotype genotype) {
        double wrong = 0;
        double sum = 0;
        double other = 0;
        for (int k = 0; k < DECISIONS; k++) {
            int option = genotype.option(k);
            wrong += option == k % 4 ? 0 : 1 + 0.1 * k;
            sum += option;
            other += (7 * option + k) % 5;
        }
        return List.of(wrong, sum, other);
    }
}
