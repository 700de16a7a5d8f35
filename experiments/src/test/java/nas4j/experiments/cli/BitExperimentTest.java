package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments that decide on bits: what they come to, and what they refuse. */
class BitExperimentTest {
    @TempDir
    private Path folder = Path.of("");

    private Run run(String name, String kernel, String search) throws IOException {
        Path space = Files.writeString(folder.resolve("small.yaml"), space(kernel));
        Path file = Files.writeString(folder.resolve(name + ".yaml"), experiment(name, space, search));
        return Run.of("run", file.toString(), "--results", results().toString());
    }

    private static String space(String kernel) {
        return """
            space: small
            input: {image: [1, 12, 12]}
            output: {classes: 10}
            network:
              - conv: {channels: 4, kernel: 3, stride: 2}
              - norm
              - act: relu
              - conv: {channels: 6, kernel: %s}
              - norm
              - act: relu
              - global-pool
              - linear: classes
            """.formatted(kernel);
    }

    private static String experiment(String name, Path space, String search) {
        return """
            experiment: %s
            space: %s
            quantize: {weights: {one-of: [2, 4, 8]}, activations: 8, skip: [classifier]}
            data: {generated: glyphs, difficulty: easy, size: 12, training: 120, test: 20}
            objectives: [maximize: accuracy, minimize: model-bytes]
            search: {strategy: differentiable-bits%s}
            evaluate: {by: training, epochs: 1, final-epochs: 1, batch: 16}
            budget: {trials: 3}
            seeds: [1]
            baseline: off
            """.formatted(name, space, search);
    }

    private Path results() {
        return folder.resolve("results");
    }

    private List<TrialRecord> trials(String name) {
        try (TrialStore store = H2TrialStore.openReadOnly(results());
                Stream<TrialRecord> trials = store.trials(new RunKey(name, RunKey.SEARCH, 1))) {
            return trials.toList();
        }
    }

    @Test
    @Tag("engine")
    void bitsAreLearnedAndTheirNetworksAreTrainedAndRounded() throws IOException {
        Run run = run(
                "learned",
                "3",
                ", epochs: 2, cost: {measure: model-bytes, reference: 500, weight: 30}," + " alpha-rate: 0.5");
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<TrialRecord> trials = trials("learned");
        assertThat(trials).extracting(TrialRecord::genotype).hasSize(3).doesNotHaveDuplicates();
        assertThat(trials.getFirst().genotype()).isEqualTo("conv1/weight-bits=2 conv2/weight-bits=2");
        assertThat(trials).allSatisfy(trial -> {
            TrialOutcome.Completed completed = (TrialOutcome.Completed) trial.outcome();
            assertThat(completed.find("accuracy", Split.VALIDATION)).isPresent();
            assertThat(completed.find("float-accuracy", Split.VALIDATION)).isPresent();
        });
        assertThat(results().resolve("learned/report.html"))
                .content()
                .contains("<h3>Architecture weights</h3>", "conv1/weight-bits", "Rounded, and in single precision");
    }

    @Test
    void whereMoreThanBitsIsOpenTheNetworkMustBeNamed() throws IOException {
        Run run = run("open", "{one-of: [1, 3]}", "");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("open.yaml:6:", "such as [conv2/kernel]", "Maybe say which", "from: GENOTYPE");
        assertThat(results().resolve("open")).doesNotExist();
    }
}
