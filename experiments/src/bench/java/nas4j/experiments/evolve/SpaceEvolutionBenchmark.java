package nas4j.experiments.evolve;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nas4j.search.spaceevo.BlockQuality;
import nas4j.search.spaceevo.QtScore;
import nas4j.search.spaceevo.SpaceEvolution;
import nas4j.search.spaceevo.SpaceGenome;
import nas4j.search.spaceevo.SpaceScorer;
import nas4j.spaces.blocks.BlockTable;

/**
 * Evolved spaces of a table of blocks against random ones and those of one block type, and the same with losses that are
 * scrambled. Arguments: the table, the hyperspace, spaces, draws from each, seeds, limits in ms.
 */
final class SpaceEvolutionBenchmark {
    private static final double NANOS = 1e9;

    private final BlockTable table;
    private final SpaceEvolution evolution;
    private final int draws;

    private SpaceEvolutionBenchmark(BlockTable table, SpaceEvolution evolution, int draws) {
        this.table = table;
        this.evolution = evolution;
        this.draws = draws;
    }

    public static void main(String[] arguments) {
        SpaceEvolutionBenchmark benchmark = new SpaceEvolutionBenchmark(
                BlockTable.read(Path.of(arguments[0]), arguments[1], true),
                SpaceEvolution.PUBLISHED.withSpaces(Integer.parseInt(arguments[2])),
                Integer.parseInt(arguments[3]));
        for (String limit : List.of(arguments).subList(5, arguments.length)) {
            for (int seed = 1; seed <= Integer.parseInt(arguments[4]); seed++) {
                benchmark.run(Double.parseDouble(limit), seed);
            }
        }
    }

    private void run(double limitMs, long seed) {
        QtScore formula = QtScore.published(List.of(limitMs)).withDraws(draws);
        SpaceComparison found = SpaceComparison.of(table.hyperspace(), table, formula, evolution, seed, _ -> {});
        SpaceComparison scrambled = SpaceComparison.of(
                table.hyperspace(), new ScrambledLosses(table, seed), formula, evolution, seed, _ -> {});
        System.out.printf(
                Locale.ROOT,
                "T %.0f ms, seed %d: evolved %s %.4f, random %.4f, one block type %.4f, %.2f s of CPU; scrambled: %s%n",
                limitMs,
                seed,
                text(found.evolved().genome()),
                found.evolved().score().value(),
                found.random().score().value(),
                found.homogeneous().score().value(),
                seconds(table, formula, seed),
                text(scrambled.evolved().genome()));
    }

    /** What evolution alone takes on the processor. */
    private double seconds(BlockQuality quality, QtScore formula, long seed) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        evolution.search(new SpaceScorer(table.hyperspace(), quality, formula), seed, _ -> {});
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / NANOS;
    }

    private static String text(SpaceGenome genome) {
        return word(genome.blocks()) + "-" + word(genome.windows());
    }

    private static String word(List<Integer> places) {
        return places.stream().map(String::valueOf).collect(Collectors.joining());
    }
}
