package nas4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.agents.Workplaces;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.prepare.TrialFront;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.results.h2.H2TrialStore;
import nas4j.spaces.yaml.YamlFile;
import nas4j.store.Environment;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinalStageTest {
    private static final Environment HERE = new Environment("test", "", "", "", 1, 1, "");
    private static final PreparedExperiment PREPARED =
            PreparedExperiment.of(ExperimentReader.read(YamlFile.read("test.yaml", """
                    experiment: fronts
                    space: mobile-mini
                    data: {generated: glyphs, training: 100, test: 20}
                    objectives: [maximize: accuracy, minimize: latency-ratio on host]
                    constraints: [latency-ratio on host <= 100]
                    scalar: {weighted: [{best: 100, worst: 0}, {best: 0, worst: 100}]}
                    search: {strategy: random}
                    budget: {trials: 12}
                    seeds: [3, 4]
                    """)));

    /** As much time as text, so that every length is on the front. */
    private static double byLength(Draft draft) {
        return draft.suggestion().genotype().text().length() / 20.0;
    }

    @TempDir
    private Path folder = Path.of("");

    private FakeEvaluations run(ToDoubleFunction<Draft> lastLatency) throws Exception {
        FakeEvaluations evaluations = new FakeEvaluations(PREPARED.judge(), FinalStageTest::byLength, lastLatency);
        String config = ExperimentText.write(PREPARED.experiment());
        try (TrialStore store = H2TrialStore.open(folder, InstantSource.system(), _ -> {})) {
            if (store.findExperiment("fronts").isEmpty()) {
                store.create(new ExperimentRecord(
                        "fronts", config, "0".repeat(64), "p", ExperimentStatus.RUNNING, Instant.EPOCH));
            }
            try (TrialStore.ExperimentLock _ = store.lock("fronts")) {
                new ExperimentRunner(store, HERE, new Silence(), InstantSource.system(), new Stop(), Workplaces.NONE)
                        .run(PREPARED, evaluations);
            }
        }
        return evaluations;
    }

    private List<TrialRecord> trials(String method) {
        List<TrialRecord> all = new ArrayList<>();
        try (TrialStore store = H2TrialStore.openReadOnly(folder)) {
            for (long seed : PREPARED.experiment().seeds()) {
                try (Stream<TrialRecord> trials = store.trials(new RunKey("fronts", method, seed))) {
                    trials.forEach(all::add);
                }
            }
        }
        return all;
    }

    private String delivered() {
        try (TrialStore store = H2TrialStore.openReadOnly(folder)) {
            byte[] content = store.content(store.artifacts("fronts").getFirst());
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    @Test
    void theFrontOfAllSearchesIsMeasuredAgainUnderItsOwnNumbers() throws Exception {
        FakeEvaluations evaluations = run(FinalStageTest::byLength);
        List<TrialRecord> front = new ArrayList<>(
                TrialFront.of(trials(RunKey.SEARCH).stream(), PREPARED.judge()).trials());
        List<TrialRecord> again = trials(RunKey.MEASURED_AGAIN);
        assertThat(front).hasSizeGreaterThan(4);
        assertThat(again)
                .extracting(trial -> trial.run().seed() + "/" + trial.id() + " " + trial.genotype())
                .containsExactlyInAnyOrderElementsOf(front.stream()
                        .map(trial -> trial.run().seed() + "/" + trial.id() + " " + trial.genotype())
                        .toList());
        assertThat(Collections.frequency(evaluations.done(), "measured")).isEqualTo(front.size());
        assertThat(evaluations.done()).endsWith("measured", "delivered");
    }

    @Test
    void whatWasMeasuredLastDecides() throws Exception {
        run(FinalStageTest::byLength);
        List<TrialRecord> front =
                TrialFront.of(trials(RunKey.SEARCH).stream(), PREPARED.judge()).trials();
        String shortest = front.getLast().genotype();
        assertThat(delivered()).isNotEqualTo(shortest);

        folder = folder.resolve("other");
        run(draft -> draft.suggestion().genotype().text().equals(shortest) ? 0 : byLength(draft));
        assertThat(delivered()).isEqualTo(shortest);
    }

    @Test
    void whatBreaksALimitTheSecondTimeIsNotHandedBack() throws Exception {
        run(FinalStageTest::byLength);
        String first = delivered();
        folder = folder.resolve("other");
        run(draft -> draft.suggestion().genotype().text().equals(first) ? 101 : byLength(draft));
        assertThat(delivered()).isNotEqualTo(first);
        assertThat(trials(RunKey.MEASURED_AGAIN))
                .filteredOn(trial -> trial.genotype().equals(first))
                .singleElement()
                .extracting(TrialRecord::outcome)
                .isInstanceOfSatisfying(
                        TrialOutcome.Infeasible.class,
                        outcome -> assertThat(outcome.reason())
                                .isEqualTo("breaks latency-ratio on host <= 100 with 101.0"));
    }

    @Test
    void whatIsKeptIsNotDoneAgain() throws Exception {
        run(FinalStageTest::byLength);
        assertThat(run(FinalStageTest::byLength).done()).isEmpty();
    }
}
