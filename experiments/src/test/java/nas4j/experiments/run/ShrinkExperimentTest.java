package nas4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.agents.Workplaces;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.show.MethodSummary;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.input.InputException;
import nas4j.results.h2.H2TrialStore;
import nas4j.spaces.yaml.YamlFile;
import nas4j.store.Environment;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a network to a cheaper one that is as good, by a published table. */
class ShrinkExperimentTest {
    private static final Path TABLES = Path.of(System.getProperty("nas4j.root")).resolve("../shared/data/benchmarks");
    private static final String START = "stage1/1=mb6_k5 stage1/2=mb6_k5 stage2/1=mb6_k5 stage2/2=mb6_k5"
            + " stage2/3=mb6_k5 stage3/1=mb6_k5 stage3/2=mb6_k5 stage3/3=mb6_k5";
    private static final double TOLERANCE = 0.1;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void requireTables() {
        Assumptions.assumeTrue(Files.isDirectory(TABLES), "skipped: there is no folder " + TABLES);
    }

    private static Experiment experiment(String objectives, String more) {
        return ExperimentReader.read(YamlFile.read("test.yaml", """
                experiment: smaller
                space: nas-bench-macro
                data: {table: nas-bench-macro, folder: "%s"}
                objectives: %s
                search: {strategy: shrink, tolerance: %s, surrogate: gp%s
                budget: {trials: 90}
                seeds: [1]
                """.formatted(TABLES, objectives, TOLERANCE, more)));
    }

    private TrialStore store() {
        return H2TrialStore.open(folder, InstantSource.system(), _ -> {});
    }

    private static void run(TrialStore store, Experiment experiment) throws Exception {
        Environment here = new Environment("test", "", "", "", 1, 1, "");
        new ExperimentRunner(store, here, new Silence(), InstantSource.system(), new Stop(), Workplaces.NONE)
                .run(PreparedExperiment.of(experiment));
    }

    private static double value(TrialRecord trial, String name) {
        return ((TrialOutcome.Completed) trial.outcome())
                .measurements().stream()
                        .filter(found -> found.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .value();
    }

    @Test
    void itHandsBackTheCheapestThatIsNotMuchWorseThanTheNetworkItBeganWith() throws Exception {
        Experiment experiment = experiment("[maximize: accuracy, minimize: macs]", ", from: \"" + START + "\"}");
        try (TrialStore store = store()) {
            run(store, experiment);
            List<TrialRecord> trials = all(store, RunKey.SEARCH);
            TrialRecord start = trials.getFirst();
            assertThat(start.genotype()).isEqualTo(START);
            double limit = value(start, "accuracy") - TOLERANCE;
            double cheapest = trials.stream()
                    .filter(trial -> value(trial, "accuracy") >= limit)
                    .mapToDouble(trial -> value(trial, "macs"))
                    .min()
                    .orElseThrow();
            assertThat(cheapest).isLessThan(.8 * value(start, "macs"));
            TrialRecord chosen = all(store, RunKey.FINAL).getFirst();
            assertThat(value(chosen, "macs")).isEqualTo(cheapest);
            TrialRecord shown =
                    MethodSummary.of(store, experiment, RunKey.SEARCH, 1).best();
            assertThat(value(Objects.requireNonNull(shown), "macs")).isEqualTo(cheapest);
        }
    }

    private static List<TrialRecord> all(TrialStore store, String method) {
        try (Stream<TrialRecord> trials = store.trials(new RunKey("smaller", method, 1))) {
            return trials.toList();
        }
    }

    @Test
    void whereItBeginsIsKeptWithTheExperiment() {
        Experiment experiment = experiment("[maximize: accuracy, minimize: macs]", ", from: \"" + START + "\"}");
        assertThat(ExperimentText.read("again", ExperimentText.write(experiment))
                        .search())
                .isEqualTo(experiment.search());
    }

    @Test
    void whatItCannotBeginWithIsRefused() {
        assertRefused(experiment("[maximize: accuracy, minimize: macs]", ", from: stage1/1=mb9}"))
                .hasMessageContaining("test.yaml:")
                .hasMessageContaining("found [stage1/1=mb9] to begin with");
    }

    @Test
    void aBeginningThatBreaksAConstraintIsRefusedOnce() {
        String limited = ", from: \"" + START + "\"}\nconstraints: [macs <= 1M]";
        assertRefused(experiment("[maximize: accuracy, minimize: macs]", limited))
                .hasMessageMatching(
                        "test.yaml:\\d+:\\d+: search: found \\[stage1[^\\]]*] to begin with, which breaks macs <= 1M");
    }

    @Test
    void itNeedsSomethingToShrink() {
        assertRefused(experiment("[maximize: accuracy]", "}"))
                .hasMessageContaining("found [1] objectives, accepted with the strategy shrink: 2, such as");
    }

    private AbstractThrowableAssert<?, ?> assertRefused(Experiment experiment) {
        return assertThatThrownBy(() -> {
                    try (TrialStore store = store()) {
                        run(store, experiment);
                    }
                })
                .isInstanceOf(InputException.class);
    }
}
