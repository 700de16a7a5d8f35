package nas4j.experiments.run;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nas4j.experiments.run.Workload.Cost;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.TrialStore;

/**
 * What a trial costs beside its evaluation: to be suggested, built, hashed, kept on the disk, and told of. Networks are of a
 * large space with accuracies made up, and of the table of nas-bench-201 if it is there. Arguments: the file to write the
 * figures to as well, the number of trials, a new folder, where experiments are left to be shown and reported on, and the
 * folder of tables.
 */
final class LoopBenchmark {
    private static final List<String> STRATEGIES = List.of("random", "regularized-evolution", "local-search");
    private static final int ROUNDS = 5;
    private static final int FEWEST = 100;

    private final PrintStream file;
    private final int trials;
    private final Path results;

    private LoopBenchmark(PrintStream file, int trials, Path results) {
        this.file = file;
        this.trials = trials;
        this.results = results;
    }

    public static void main(String[] arguments) throws Exception {
        try (PrintStream file =
                new PrintStream(Files.newOutputStream(Path.of(arguments[0])), true, StandardCharsets.UTF_8)) {
            new LoopBenchmark(file, Integer.parseInt(arguments[1]), Path.of(arguments[2])).run(Path.of(arguments[3]));
        }
    }

    private void run(Path tables) throws Exception {
        say("load %.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        for (String strategy : STRATEGIES) {
            withoutStore(strategy);
            if (Files.isDirectory(tables)) {
                table(strategy, tables);
            }
        }
        Files.createDirectories(results);
        say("a flush of 1,300 bytes alone: %.3f ms", Flush.mean(results.resolve("flush")));
        for (String strategy : STRATEGIES) {
            for (int each : IntStream.of(10_000, trials).distinct().toArray()) {
                withStore(strategy, each);
            }
        }
        say("a flush of 1,300 bytes alone: %.3f ms", Flush.mean(results.resolve("flush")));
        reported("one-objective", "[maximize: accuracy]");
        reported("two-objectives", "[maximize: accuracy, minimize: parameters]\nscalar: {mnasnet-soft: {target: 4e6}}");
        say("load %.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Searches of few trials again and again, then of more and more, and what a trial costs in each: medians of rounds. */
    private void withoutStore(String strategy) throws Exception {
        synthetic("warm-up", "[maximize: accuracy]", strategy, 20_000, 1).run(new NoStore().store());
        NavigableMap<Integer, List<Cost>> costs = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int each = FEWEST; each <= trials; each *= 10) {
                int searches = Math.max(1, 10_000 / each);
                costs.computeIfAbsent(each, _ -> new ArrayList<>())
                        .add(synthetic("loop", "[maximize: accuracy]", strategy, each, searches)
                                .run(new NoStore().store())
                                .over((long) each * searches));
            }
        }
        costs.forEach(
                (each, rounds) -> say("%s, no store, searches of %d trials: %s", strategy, each, Cost.median(rounds)));
        say(
                "%s, CPU with %d trials over that with %d: %.2f",
                strategy,
                costs.lastKey(),
                FEWEST,
                Cost.median(costs.lastEntry().getValue()).cpu()
                        / Cost.median(costs.firstEntry().getValue()).cpu());
    }

    private void table(String strategy, Path folder) throws Exception {
        Workload table = Workload.of("""
                experiment: table
                space: nas-bench-201
                data: {table: nas-bench-201, folder: "%s"}
                objectives: [maximize: accuracy]
                search: {strategy: %s}
                budget: {trials: 10000}
                seeds: [1]
                baseline: off
                """.formatted(folder, strategy));
        List<Cost> costs = new ArrayList<>();
        long kept = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            NoStore store = new NoStore();
            Cost cost = table.run(store.store());
            kept = store.kept();
            costs.add(cost.over(kept));
        }
        say("%s, no store, %d trials of the table: %s", strategy, kept, Cost.median(costs.subList(1, costs.size())));
    }

    private void withStore(String strategy, int each) throws Exception {
        Workload search = synthetic(strategy + "-" + each, "[maximize: accuracy]", strategy, each, 1);
        try (TrialStore store = open()) {
            say(
                    "%s, with the store, %d trials: %s",
                    strategy, each, search.run(store).over(each));
        }
    }

    /** An experiment of so many trials in all, those of the baseline too. */
    private void reported(String name, String objectives) throws Exception {
        Workload experiment = Workload.of(yaml(name, objectives, "regularized-evolution", trials / 10, 5, "random"));
        try (TrialStore store = open()) {
            say("%s, with the store: %s", name, experiment.run(store).over(trials));
        }
    }

    private static Workload synthetic(String name, String objectives, String strategy, int each, int seeds) {
        return Workload.of(yaml(name, objectives, strategy, each, seeds, "off"));
    }

    private static String yaml(String name, String objectives, String strategy, int each, int seeds, String baseline) {
        return """
                experiment: %s
                space: ofa-mbv3
                data: {generated: glyphs, training: 100, test: 100}
                objectives: %s
                search: {strategy: %s}
                evaluate: {by: training, epochs: 1}
                budget: {trials: %d}
                seeds: %s
                baseline: %s
                """.formatted(
                        name,
                        objectives,
                        strategy,
                        each,
                        IntStream.rangeClosed(1, seeds).boxed().toList(),
                        baseline);
    }

    private TrialStore open() {
        return H2TrialStore.open(results, InstantSource.system(), System.err::println);
    }

    private void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        file.println(line);
    }
}
