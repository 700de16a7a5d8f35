package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome.Completed;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that take their weights from a supernet and round are measured as they round. */
@Tag("engine")
@Tag("slow")
class RoundedSupernetTest {
    private static final String EXPERIMENT = """
            experiment: shared
            space: mobile-mini
            quantize: {weights: {one-of: [2, 8]}, activations: 8}
            data: {generated: glyphs, difficulty: easy, size: 16, training: 200, test: 100}
            objectives: [maximize: accuracy, minimize: model-bytes]
            search: {strategy: nsga2, population: 4}
            evaluate: {by: supernet, epochs: 60, agreement: 3, alone-epochs: 1, final-epochs: 1, statistics: 3, batch: 40}
            budget: {trials: 6}
            seeds: [1]
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void accuracyIsThatOfWholeNumbers() throws IOException {
        Path file = Files.writeString(folder.resolve("shared.yaml"), EXPERIMENT);
        String results = folder.resolve("results").toString();
        Run run = Run.of("run", file.toString(), "--results", results);
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<Completed> searched = searched();
        assertThat(searched).hasSize(6);
        double floats = mean(searched, "float-accuracy");
        assertThat(floats).as("in single precision").isGreaterThan(20);
        assertThat(mean(searched, "accuracy")).as("with many layers of 2 bits").isLessThan(floats - 5);
    }

    private List<Completed> searched() {
        try (TrialStore store = H2TrialStore.openReadOnly(folder.resolve("results"));
                Stream<TrialRecord> trials = store.trials(new RunKey("shared", RunKey.SEARCH, 1))) {
            return trials.map(TrialRecord::outcome)
                    .filter(Completed.class::isInstance)
                    .map(Completed.class::cast)
                    .toList();
        }
    }

    private static double mean(List<Completed> trials, String measurement) {
        return trials.stream()
                .mapToDouble(trial -> trial.find(measurement, Split.VALIDATION)
                        .map(Measurement::value)
                        .orElseThrow())
                .average()
                .orElseThrow();
    }
}
