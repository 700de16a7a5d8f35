package nas4j.experiments.bench;

import java.nio.file.Path;
import java.util.List;
import nas4j.evaluate.Objective;
import nas4j.experiments.yaml.Change;

/**
 * Which strategies are compared, and on what.
 *
 * @param table name of a published benchmark
 * @param folder where its files are
 * @param seeds searches of each strategy, from 1
 * @param trials evaluations of each search, from 1
 * @param at after how many evaluations it is looked at, ascending, none above {@code trials}
 * @param settings for each strategy that is not left at its defaults
 */
public record BenchPlan(
        String table, Path folder, List<Suite> suites, int seeds, int trials, List<Integer> at, List<Given> settings) {
    public BenchPlan {
        suites = List.copyOf(suites);
        at = List.copyOf(at);
        settings = List.copyOf(settings);
    }

    /**
     * Strategies with the same objectives, which can be compared.
     *
     * @param suffix of the names of their experiments, which tells those of one strategy apart
     */
    public record Suite(String suffix, List<Objective> objectives, List<String> strategies) {
        public Suite {
            objectives = List.copyOf(objectives);
            strategies = List.copyOf(strategies);
        }
    }

    /** What a strategy is given instead of a default. */
    public record Given(String strategy, Change change) {}
}
