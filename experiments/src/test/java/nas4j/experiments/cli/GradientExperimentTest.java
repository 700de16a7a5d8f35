package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments that search by gradients: what they come to, how they go on after a stop, and what they refuse. */
class GradientExperimentTest {
    private static final String SPACE = """
            space: three
            input: {image: [1, 12, 12]}
            output: {classes: 10}
            network:
              - conv: {channels: 4, kernel: 3, stride: 2}
              - norm
              - repeat: 3
                body:
                  one-of:
                    skip: []
                    small: [{act: relu}, {conv: {channels: 4, kernel: 1}}, norm]
                    large: [{act: relu}, {conv: {channels: 4, kernel: 3}}, norm]
              - global-pool
              - linear: classes
            """;
    private static final String EXPERIMENT = """
            experiment: %s
            space: %s
            data: {generated: glyphs, difficulty: easy, size: 12, training: 120, test: 20}
            objectives: [maximize: accuracy]
            search: {strategy: %s}
            evaluate: {by: training, epochs: 1, final-epochs: 1, batch: 16}
            budget: {trials: 3}
            seeds: [1]
            baseline: off
            """;

    @TempDir
    private Path folder = Path.of("");

    private Run run(String name, String search) throws IOException {
        return run(name, Files.writeString(folder.resolve("three.yaml"), SPACE).toString(), search);
    }

    private Run run(String name, String space, String search) throws IOException {
        return start(name, EXPERIMENT.formatted(name, space, search));
    }

    private Run start(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), text);
        return Run.of("run", file.toString(), "--results", results().toString());
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
    void whatAGuardedSearchFindsIsTrainedAndReportedWithItsWeights() throws IOException {
        Run run = run(
                "guarded",
                "darts, epochs: 20, skip-decay: 1, stop: eigenvalues, stop-every: 1, stop-window: 1, stop-lag: 1,"
                        + " stop-ratio: 1.001, stop-least: 1, alpha-rate: 0.05");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("darts in a supernet, seed 1: epoch 2 of 20, training loss ", ", eigenvalue ");
        Matcher ended = Pattern.compile(
                        "the supernet is searched, seed 1: (\\d+) epochs in \\d+ s, \\d+ s of processor time in"
                                + " all; found in epoch (\\d+): ([^\n]+)")
                .matcher(run.err());
        assertThat(ended.find()).as(run.err()).isTrue();
        int epochs = Integer.parseInt(ended.group(1));
        int chosen = Integer.parseInt(ended.group(2));
        assertThat(epochs).as("it is stopped").isLessThan(20);
        assertThat(chosen).isEqualTo(epochs - 1);
        List<TrialRecord> trials = trials("guarded");
        assertThat(trials).extracting(TrialRecord::genotype).hasSize(3).doesNotHaveDuplicates();
        assertThat(trials.getFirst().genotype()).isEqualTo(ended.group(3));
        assertThat(results().resolve("guarded/report.html"))
                .content()
                .contains(
                        "<h3>Architecture weights</h3>",
                        "eigenvalue",
                        "epoch " + chosen + " of " + epochs + ", to which the search went back");
        assertThat(results().resolve("guarded")).isDirectoryNotContaining("glob:**search-1.json*");
    }

    @ParameterizedTest
    @Tag("engine")
    @Tag("slow")
    @CsvSource(
            delimiter = '|',
            value = {
                "darts | darts, epochs: 2, order: second",
                "differences | darts, epochs: 2, order: second-by-differences, every: 2",
                "fair | fair-darts, epochs: 2",
                "partial | pc-darts, epochs: 2, channels: 2",
                "gdas | gdas, epochs: 2, first-temperature: 5",
                "gates | proxyless, epochs: 2, every: 1, cost: {measure: macs, reference: 20k}",
                "gates-log | proxyless, epochs: 2, cost: {measure: parameters, reference: 1k, form: multiplied}",
                "latency | gdas, epochs: 2, cost: {measure: predicted-latency on jetson-nano, reference: 1}"
            })
    void eachStrategyFindsNetworks(String name, String search) throws IOException {
        Run run = run(name, search);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(trials(name)).extracting(TrialRecord::genotype).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    @Tag("engine")
    void aSearchThatDivergesEndsTheRunAndSaysAtWhatRate() throws IOException {
        String text = EXPERIMENT
                .formatted("diverges", Files.writeString(folder.resolve("three.yaml"), SPACE), "darts, epochs: 2")
                .replace("batch: 16", "batch: 16, learning-rate: 1e6");
        Run run = start("diverges", text);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains("loss", "learning rate", "Maybe");
        assertThat(trials("diverges")).isEmpty();
    }

    @Test
    void aSpaceThatCannotBeMixedIsNamedWithWhatCannot() throws IOException {
        Run run = run("elastic", "mobile-mini", "gdas");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "elastic.yaml:2:8: space: found [mobile-mini], which the strategy gdas cannot mix: ", "Maybe");
        assertThat(results().resolve("elastic")).doesNotExist();
    }

    @Test
    void aDeviceThatNobodyKnowsIsNamedBeforeAnythingRuns() throws IOException {
        Run run = run("device", "gdas, cost: {measure: predicted-latency on jetson-nono, reference: 1}");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("device.yaml:5:", "[jetson-nono]", "jetson-nano");
        assertThat(results().resolve("device")).doesNotExist();
    }

    @Test
    void dataWithoutImagesAndOtherEvaluationsAreRefused() throws IOException {
        String table = """
                experiment: table
                space: nas-bench-201
                data: {table: nas-bench-201}
                objectives: [maximize: accuracy]
                search: {strategy: darts}
                budget: {trials: 1}
                """;
        Run run = start("table", table);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("table.yaml:3:", "data.table: found data without images", "accepted: such as data: {cifar:");
        String shared = EXPERIMENT
                .formatted("shared", "nas-bench-201-mini", "darts")
                .replace("training, epochs", "supernet, epochs");
        assertThat(start("shared", shared).err())
                .contains(
                        "shared.yaml:6:",
                        "evaluate.by: found [supernet], accepted: training, as the networks that darts");
    }

    @Test
    void aCostThatNothingTellsIsRefused() throws IOException {
        assertThat(run("other", "nas-bench-201-mini", "darts, cost: {measure: depth, reference: 3}")
                        .err())
                .contains(
                        "found [depth], accepted: macs, parameters, model-bytes, bit-operations or predicted-latency");
        assertThat(run("typo", "nas-bench-201-mini", "darts, cost: {measure: macs, referenc: 3}")
                        .err())
                .contains("search.cost.referenc: found unknown key", "Maybe reference?");
        assertThat(run("wrong", "nas-bench-201-mini", "darts, cost: {measure: macs, reference: 3, exponent: 1}")
                        .err())
                .contains("search.cost.exponent: found unknown key");
    }

    @Test
    void aStepAheadIsOneOfStochasticGradientDescent() throws IOException {
        String text = EXPERIMENT
                .formatted("ahead", "nas-bench-201-mini", "darts, order: second")
                .replace("batch: 16", "batch: 16, optimizer: adamw");
        Run run = start("ahead", text);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("ahead.yaml:5:", "order [SECOND] looks ahead by a step of SGD, found [AdamW");
    }
}
