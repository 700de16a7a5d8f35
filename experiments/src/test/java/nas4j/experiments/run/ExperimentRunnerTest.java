package nas4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.agents.Workplaces;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.input.InputException;
import nas4j.results.h2.H2TrialStore;
import nas4j.spaces.yaml.YamlFile;
import nas4j.store.Environment;
import nas4j.store.ExperimentStatus;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments on a published table: nothing is trained. */
class ExperimentRunnerTest {
    private static final Path TABLES = Path.of(System.getProperty("nas4j.root")).resolve("../shared/data/benchmarks");
    /** Those need a table with results of a part of the budget. */
    private static final List<String> PROMOTING = List.of("asha", "bohb", "successive-halving");

    private static final Environment HERE = new Environment("test", "", "", "", 1, 1, "");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void requireTables() {
        Assumptions.assumeTrue(Files.isDirectory(TABLES), "skipped: there is no folder " + TABLES);
    }

    private static Experiment experiment(String name, String strategy, int workers, String more) {
        String table = PROMOTING.contains(strategy) ? "nas-bench-201" : "nas-bench-macro";
        return ExperimentReader.read(
                YamlFile.read("test.yaml", """
                experiment: %s
                space: %s
                data: {table: %s, folder: "%s"}
                objectives: [maximize: accuracy]
                search: {strategy: %s}
                budget: {trials: 60}
                seeds: [1, 2]
                workers: %d
                %s
                """.formatted(name, table, table, TABLES, strategy, workers, more)));
    }

    /** What was tried and what came of it, without times. */
    private record Tried(
            RunKey run,
            long id,
            String genotype,
            double share,
            TrialOutcome outcome,
            @Nullable Long sameAs) {
        static Tried of(TrialRecord trial) {
            RunKey run = new RunKey("", trial.run().method(), trial.run().seed());
            return new Tried(run, trial.id(), trial.genotype(), trial.share(), trial.outcome(), trial.sameAs());
        }
    }

    private List<Tried> trials(String name) {
        List<Tried> all = new ArrayList<>();
        try (TrialStore store = H2TrialStore.openReadOnly(folder)) {
            for (RunKey run : store.runs(name)) {
                try (Stream<TrialRecord> trials = store.trials(run)) {
                    trials.map(Tried::of).forEach(all::add);
                }
            }
        }
        return all;
    }

    private ExperimentStatus run(Experiment experiment, StopsAfter listener, Stop stop) throws Exception {
        try (TrialStore store = H2TrialStore.open(folder, InstantSource.system(), _ -> {})) {
            return new ExperimentRunner(store, HERE, listener, InstantSource.system(), stop, Workplaces.NONE)
                    .run(PreparedExperiment.of(experiment));
        }
    }

    private ExperimentStatus run(Experiment experiment) throws Exception {
        Stop stop = new Stop();
        return run(experiment, new StopsAfter(Long.MAX_VALUE, stop), stop);
    }

    @ParameterizedTest
    @CsvSource({
        "random, 1",
        "regularized-evolution, 1",
        "regularized-evolution, 4",
        "local-search, 3",
        "tpe, 2",
        "asha, 3",
        "bohb, 2"
    })
    void aSearchThatWasStoppedGoesOnAsIfItHadNotBeen(String strategy, int workers) throws Exception {
        assertThat(run(experiment("whole", strategy, workers, ""))).isEqualTo(ExperimentStatus.FINISHED);
        for (long after : new long[] {1, 17, 70, 130, 200, 1000}) {
            Stop stop = new Stop();
            run(experiment("parts", strategy, workers, ""), new StopsAfter(after, stop), stop);
        }
        assertThat(trials("parts")).isEqualTo(trials("whole")).hasSizeGreaterThan(240);
    }

    @ParameterizedTest
    @CsvSource({"random, 2", "smbo, 1"})
    void aSearchBehindAScreenGoesOnAsIfItHadNotBeenStopped(String strategy, int workers) throws Exception {
        String screen = "screen: {by: predictor, keep: 40 %, model: ridge}";
        assertThat(run(experiment("whole", strategy, workers, screen))).isEqualTo(ExperimentStatus.FINISHED);
        for (long after : new long[] {5, 37, 130, 1000}) {
            Stop stop = new Stop();
            run(experiment("parts", strategy, workers, screen), new StopsAfter(after, stop), stop);
        }
        assertThat(trials("parts")).isEqualTo(trials("whole")).hasSizeGreaterThan(240);
    }

    @Test
    void severalObjectivesNeedAStrategyThatTakesThemOrOneLoss() {
        Experiment experiment = ExperimentReader.read(YamlFile.read("test.yaml", """
                experiment: many
                space: nas-bench-macro
                data: {table: nas-bench-macro, folder: "%s"}
                objectives: [maximize: accuracy, minimize: macs]
                search: {strategy: regularized-evolution}
                budget: {trials: 60}
                """.formatted(TABLES)));
        assertThatThrownBy(() -> run(experiment))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("test.yaml:4:13: objectives: found [2] objectives")
                .hasMessageEndingWith("Maybe combine them: scalar: {mnasnet-soft: {target: 1}}.");
    }

    @Test
    void aFinishedExperimentIsLeftAlone() throws Exception {
        run(experiment("once", "random", 1, ""));
        List<Tried> before = trials("once");
        Stop stop = new Stop();
        StopsAfter listener = new StopsAfter(Long.MAX_VALUE, stop);
        assertThat(run(experiment("once", "random", 1, ""), listener, stop)).isEqualTo(ExperimentStatus.FINISHED);
        assertThat(listener.remarks).containsExactly("experiment [once] is finished already; nothing was done");
        assertThat(trials("once")).isEqualTo(before);
    }

    @Test
    void anotherExperimentOfThatNameIsRefused() throws Exception {
        run(experiment("taken", "random", 1, ""));
        assertThatThrownBy(() -> run(experiment("taken", "local-search", 1, "")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is an experiment [taken] with another configuration")
                .hasMessageContaining("--name taken-2");
    }

    @Test
    void everyRunSpendsItsBudgetAndNoNetworkIsEvaluatedTwice() throws Exception {
        run(experiment("budget", "regularized-evolution", 2, ""));
        for (String method : List.of(RunKey.SEARCH, RunKey.BASELINE)) {
            List<Tried> tried = trials("budget").stream()
                    .filter(trial -> trial.run().equals(new RunKey("", method, 1)))
                    .toList();
            List<Tried> evaluated =
                    tried.stream().filter(trial -> trial.sameAs() == null).toList();
            assertThat(evaluated).hasSize(60);
            assertThat(evaluated.stream().map(Tried::genotype).distinct()).hasSize(60);
        }
    }

    /** A budget of 60 full evaluations, of which less than one is left. */
    @ParameterizedTest
    @ValueSource(strings = {"asha", "successive-halving"})
    void partialEvaluationsCostTheirShare(String strategy) throws Exception {
        run(experiment("shares", strategy, 2, ""));
        Map<String, Double> cost = trials("shares").stream()
                .filter(trial -> trial.sameAs() == null && !trial.run().method().equals(RunKey.FINAL))
                .collect(
                        Collectors.groupingBy(trial -> trial.run().toString(), Collectors.summingDouble(Tried::share)));
        assertThat(cost.values()).hasSize(4).allMatch(spent -> spent > 59 && spent < 60 + 1e-6);
        assertThat(trials("shares"))
                .filteredOn(trial -> trial.run().method().equals(RunKey.FINAL))
                .isNotEmpty()
                .allMatch(trial -> trial.share() == 1);
    }

    @Test
    void brokenConstraintsAreAStateWithAReason() throws Exception {
        run(experiment("limits", "random", 1, "constraints: [parameters <= 1M, accuracy >= 91]"));
        List<String> reasons = trials("limits").stream()
                .map(Tried::outcome)
                .filter(TrialOutcome.Infeasible.class::isInstance)
                .map(outcome -> ((TrialOutcome.Infeasible) outcome).reason())
                .toList();
        assertThat(reasons).anyMatch(reason -> reason.equals("breaks parameters <= 1M"));
        assertThat(reasons).anyMatch(reason -> reason.startsWith("breaks accuracy >= 91 with "));
    }

    @Test
    void aSpaceWithoutAFeasibleNetworkIsSaidToBeOne() {
        assertThatThrownBy(() -> run(experiment("nothing", "random", 1, "constraints: [parameters <= 10]")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("test.yaml")
                .hasMessageContaining(
                        "none of [1000] networks that were looked at is feasible: 1000 breaks parameters <= 10")
                .hasMessageContaining("the least found are macs ");
    }

    @Test
    void theFinalEvaluationsAreOnTestData() throws Exception {
        run(experiment("final", "random", 1, ""));
        List<Tried> finals = trials("final").stream()
                .filter(trial -> trial.run().method().equals(RunKey.FINAL))
                .toList();
        assertThat(finals).extracting(Tried::id).containsExactly(0L, 1L, 0L, 1L);
        assertThat(finals)
                .allSatisfy(trial -> assertThat(((TrialOutcome.Completed) trial.outcome()).measurements())
                        .anyMatch(measurement ->
                                measurement.name().equals("accuracy") && measurement.split() == Split.TEST));
    }

    /** Asks for a stop when so many new trials are kept. */
    private static final class StopsAfter implements RunListener {
        private final List<String> remarks = new ArrayList<>();
        private final Stop stop;
        private long left;

        StopsAfter(long trials, Stop stop) {
            left = trials;
            this.stop = stop;
        }

        @Override
        public void runBegins(RunKey run) {}

        @Override
        public void trialBegins(RunKey run, long trial, String genotype) {}

        @Override
        public void trialProgress(RunKey run, long trial, double done, String text) {}

        @Override
        public void kept(TrialRecord trial, boolean isOld) {
            left -= isOld ? 0 : 1;
            if (left == 0) {
                stop.ask();
            }
        }

        @Override
        public void runEnds(RunKey run, String why, Duration searcher) {}

        @Override
        public void remark(String text) {
            remarks.add(text);
        }

        @Override
        public void ended() {}

        @Override
        public void finished(List<TrialRecord> finals) {}
    }
}
