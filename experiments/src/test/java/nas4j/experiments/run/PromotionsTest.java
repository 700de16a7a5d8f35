package nas4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import nas4j.experiments.agents.Workplaces;
import nas4j.experiments.prepare.PreparedExperiment;
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
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What promotions cost in experiments that train. */
class PromotionsTest {
    private static final int TRIALS = 12;

    @TempDir
    private Path folder = Path.of("");

    private static PreparedExperiment prepared(String strategy) {
        return PreparedExperiment.of(
                ExperimentReader.read(YamlFile.read("test.yaml", """
                experiment: promotions
                space: mobile-mini
                data: {generated: glyphs, training: 100, test: 20}
                objectives: [maximize: accuracy]
                search: {strategy: %s}
                baseline: off
                budget: {trials: %d}
                """.formatted(strategy, TRIALS))));
    }

    private List<TrialRecord> run(PreparedExperiment prepared) throws Exception {
        FakeEvaluations evaluations = new FakeEvaluations(prepared.judge(), _ -> 1, _ -> 1);
        String config = ExperimentText.write(prepared.experiment());
        try (TrialStore store = H2TrialStore.open(folder, InstantSource.system(), _ -> {})) {
            store.create(new ExperimentRecord(
                    "promotions", config, "0".repeat(64), "p", ExperimentStatus.RUNNING, Instant.EPOCH));
            try (TrialStore.ExperimentLock _ = store.lock("promotions")) {
                Environment here = new Environment("test", "", "", "", 1, 1, "");
                new ExperimentRunner(store, here, new Silence(), InstantSource.system(), new Stop(), Workplaces.NONE)
                        .run(prepared, evaluations);
            }
            try (Stream<TrialRecord> trials = store.trials(new RunKey("promotions", RunKey.SEARCH, 1))) {
                return trials.toList();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asha", "successive-halving", "hyperband"})
    void aPromotionCostsWhatItAdds(String strategy) throws Exception {
        List<TrialRecord> trials = run(prepared(strategy));
        double spent = trials.stream()
                .filter(trial -> !trial.worker().isEmpty())
                .mapToDouble(TrialRecord::cost)
                .sum();
        assertThat(spent).isBetween(TRIALS - 1.0, TRIALS + 1e-6);
        List<TrialRecord> promoted =
                trials.stream().filter(trial -> trial.continuedShare() > 0).toList();
        assertThat(promoted)
                .hasSizeGreaterThan(2)
                .allSatisfy(trial -> Assertions.assertThat(trials)
                        .anyMatch(earlier -> earlier.id() < trial.id()
                                && earlier.genotype().equals(trial.genotype())
                                && earlier.share() == trial.continuedShare()));
        assertThat(folder.resolve("promotions/checkpoints")).doesNotExist();
    }
}
