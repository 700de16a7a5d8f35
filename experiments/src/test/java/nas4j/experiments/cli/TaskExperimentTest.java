package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.ArtifactRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments that find a network for each of several tasks. */
class TaskExperimentTest {
    private static final String SPACE = """
            space: heads
            input: {image: [1, 12, 12]}
            output: {classes: 10}
            network:
              - conv: {channels: {one-of: [4, 8], ordered: true}, kernel: 3}
              - norm
              - act: relu
              - repeat: 2
                body:
                  one-of:
                    skip: []
                    conv: [{conv: {kernel: {one-of: [3, 5], ordered: true}}}, norm, {act: relu}]
              - heads:
                  class: [global-pool, {linear: classes}]
                  mask: {conv: {channels: classes + 1, kernel: 1, bias: true}}
                  depth: {conv: {channels: 1, kernel: 1, bias: true}}
            """;

    private static final List<String> TASKS = List.of("class", "mask", "depth");

    @TempDir
    private Path folder = Path.of("");

    private Run run(String cost) throws IOException {
        Path space = Files.writeString(folder.resolve("space.yaml"), SPACE);
        Path file = Files.writeString(folder.resolve("heads.yaml"), """
                experiment: heads
                space: %s
                data: {generated: glyphs, difficulty: easy, size: 12, training: 120, test: 20, dense: true}
                objectives: [maximize: accuracy, maximize: miou, minimize: mae]
                search: {strategy: task-policies, epochs: 4, cost: %s}
                evaluate: {by: training, epochs: 1, final-epochs: 1, batch: 16}
                budget: {trials: 3}
                seeds: [1, 2]
                baseline: off
                """.formatted(space, cost));
        return Run.of("run", file.toString(), "--results", results().toString());
    }

    private Path results() {
        return folder.resolve("results");
    }

    @Test
    @Tag("engine")
    void aNetworkIsFoundForEachTaskAndTrainedForAll() throws IOException {
        Run run = run("{measure: macs, reference: 100k}");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("task-policies in a supernet, seed 1: epoch 4 of 4, training loss ", " and ");
        List<TrialRecord> trials;
        try (TrialStore store = H2TrialStore.openReadOnly(results());
                Stream<TrialRecord> all = store.trials(new RunKey("heads", RunKey.SEARCH, 1))) {
            trials = all.toList();
        }
        assertThat(trials)
                .hasSize(3)
                .allMatch(trial -> trial.outcome() instanceof TrialOutcome.Completed)
                .extracting(TrialRecord::genotype)
                .doesNotHaveDuplicates();
        assertThat(run.err()).contains("in epoch 4: " + trials.getFirst().genotype());
        assertThat(results().resolve("heads/report.html"))
                .content()
                .contains("<h3>Architecture weights</h3>", "class: ", "mask: ", "depth: ")
                .containsSubsequence("Networks of tasks", "Handed back for each task");
        requireNetworksAreNamed(trials);
        requireModels(run);
    }

    /** Which trial is whose task's, with its figures. */
    private void requireNetworksAreNamed(List<TrialRecord> trials) {
        String shown = nas("show", "heads").out();
        for (String task : TASKS) {
            Matcher named = Pattern.compile("network of " + task + ", seed 1 \\(1/(\\d+)\\): accuracy [^\n]+miou [^\n]+"
                            + "mae [^\n]+\n  ([^\n]+)\n  delivered \\(trained in full\\): accuracy [^\n]+\\(test\\)"
                            + "[^\n]+, task-" + task + ".onnx\n")
                    .matcher(shown);
            assertThat(named.find()).as(shown).isTrue();
            assertThat(named.group(2))
                    .isEqualTo(trials.get(Integer.parseInt(named.group(1))).genotype());
            assertThat(shown).contains("network of " + task + ", seed 2 (2/");
        }
        assertThat(nas("show", "heads", "--format", "json").out())
                .contains("\"tasks\": [", "\"task\": \"mask\"", "\"delivered\": {");
    }

    private void requireModels(Run run) {
        assertThat(run.err()).contains(", nas export heads --task mask --out mask.onnx");
        Path file = folder.resolve("mask.onnx");
        Run export = nas("export", "heads", "--task", "mask", "--out", file.toString());
        assertThat(export.exitCode()).as(export.err()).isZero();
        assertThat(folder.resolve("mask.onnx.md")).content().contains("| miou | ", "test data");
        try (TrialStore store = H2TrialStore.openReadOnly(results())) {
            assertThat(store.artifacts("heads"))
                    .extracting(ArtifactRecord::name)
                    .contains("best.onnx", "task-class.onnx", "task-mask.onnx", "task-depth.onnx");
            assertThat(store.content(store.artifacts("heads").stream()
                            .filter(artifact -> artifact.name().equals("task-mask.onnx"))
                            .findFirst()
                            .orElseThrow()))
                    .isEqualTo(read(file));
        }
        Run misspelt = nas("export", "heads", "--task", "masc", "--out", file.toString());
        assertThat(misspelt.exitCode()).isEqualTo(2);
        assertThat(misspelt.err()).contains("found the task [masc], accepted: class, depth, mask", "Maybe mask?");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Run nas(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--results", results().toString()));
        return Run.of(all.toArray(String[]::new));
    }

    @Test
    void aCostThatIsAFactorIsRefused() throws IOException {
        Run run = run("{measure: macs, reference: 100k, form: multiplied}");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("heads.yaml:5", "multiplied", "accepted with the strategy task-policies: added");
    }
}
