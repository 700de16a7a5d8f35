package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.predict.TrialRows;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.ArtifactRecord;
import nas4j.store.EventRecord;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments whose networks take their weights from a supernet, with worker processes. */
@Tag("engine")
class SupernetExperimentTest {
    /** A batch is larger than the 80 training images. */
    private static final String EXPERIMENT = """
            experiment: %s
            space: mobile-mini
            data: {generated: glyphs, difficulty: easy, size: 16, training: 100, test: 40}
            objectives: [minimize: macs, maximize: accuracy]
            search: {strategy: nsga2, population: 4}
            evaluate: {by: supernet, sampler: %s, epochs: 120, agreement: 4, alone-epochs: 2, final-epochs: 2, statistics: 3, batch: 96}
            budget: {trials: 6}
            seeds: [1]
            """;

    @TempDir
    private Path folder = Path.of("");

    private Run nas(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--results", folder.resolve("results").toString()));
        return Run.of(all.toArray(String[]::new));
    }

    private Path file(String name, String sampler) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), EXPERIMENT.formatted(name, sampler));
    }

    private TrialStore store() {
        return H2TrialStore.openReadOnly(folder.resolve("results"));
    }

    private List<TrialRecord> trials(String name, String method) {
        try (TrialStore store = store();
                Stream<TrialRecord> trials = store.trials(new RunKey(name, method, 1))) {
            return trials.toList();
        }
    }

    private static double accuracy(TrialRecord trial, Split split) {
        return ((TrialOutcome.Completed) trial.outcome())
                .find("accuracy", split)
                .map(Measurement::value)
                .orElseThrow();
    }

    /** Kernels through learned maps too: the file says both. */
    @Test
    void networksOfASandwichTeachEachOther() throws IOException {
        String text = EXPERIMENT
                        .formatted("between", "sandwich, kernels: transformed")
                        .replace("epochs: 120, agreement: 4", "epochs: 6, agreement: 3")
                        .replace("trials: 6", "trials: 4")
                + "baseline: off\n";
        Path file = Files.writeString(folder.resolve("between.yaml"), text);
        Run run = nas("run", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("the supernet is trained: steps 6");
        assertThat(trials("between", RunKey.SEARCH))
                .hasSize(4)
                .allMatch(trial -> trial.outcome() instanceof TrialOutcome.Completed);
        assertThat(folder.resolve("results/between/report.html"))
                .content()
                .contains("<td>sandwich</td>", "<td>transformed</td>");
        try (TrialStore store = store()) {
            assertThat(store.artifacts("between"))
                    .filteredOn(artifact -> artifact.name().equals("supernet.safetensors"))
                    .singleElement()
                    .matches(
                            artifact -> new String(store.content(artifact), StandardCharsets.ISO_8859_1)
                                    .contains("/transform-3.weight"),
                            "has maps to smaller kernels");
        }
    }

    /** Rules that no draw can keep are found out before anything runs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"fair | count(kernel, 5) <= 0 | each option once", "shrinking | count(act, tanh) <= 0 | of stage"})
    void constraintsThatLeaveASamplerNothingAreNamed(String sampler, String constraint, String message)
            throws IOException {
        Path space = Files.writeString(folder.resolve("forbids.yaml"), """
                space: forbids
                input: {image: [1, 16, 16]}
                output: {classes: 10}
                network:
                  - repeat: 14
                    body:
                      - conv: {channels: 4, kernel: {one-of: [3, 5]}}
                      - act: {one-of: [relu, tanh]}
                  - global-pool
                  - linear: classes
                constraints: ["%s"]
                """.formatted(constraint));
        String text = EXPERIMENT.formatted("forbids", sampler).replace("mobile-mini", '"' + space.toString() + '"');
        Path file = Files.writeString(folder.resolve("forbidden.yaml"), text);
        Run run = nas("run", file.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "forbidden.yaml:6:",
                        "evaluate.sampler: found the sampler [" + sampler + "]: found no ",
                        message);
        assertThat(folder.resolve("results/forbids")).doesNotExist();
    }

    @Test
    @Tag("slow")
    void allStagesRun() throws IOException {
        Run run = nas("run", file("shared", "uniform").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "the supernet is trained: steps 120",
                        "run 1 of 2",
                        "run 2 of 2",
                        "rank agreement, Kendall's τ of 4")
                .doesNotContain("run 3");
        Run shown = nas("show", "shared");
        assertThat(shown.out())
                .contains(
                        "supernet: Kendall's τ of 4 networks ",
                        "4 networks, fewer than 16: says little",
                        "6 completed",
                        "delivered (",
                        "  with the supernet's weights: ");
        assertThat(nas("show", "shared", "--format", "json").out())
                .contains("\"supernet\": {", "\"networks\": 4", "\"kendall\": ", "\"asked\": 4");
        assertThat(folder.resolve("results/shared/report.html"))
                .content()
                .contains("<h3>Supernet</h3>", "Accuracy with shared weights and alone");
        try (TrialStore store = store()) {
            assertThat(store.artifacts("shared"))
                    .extracting(ArtifactRecord::name)
                    .contains("supernet.safetensors", "best.onnx");
            assertThat(store.events("shared")).extracting(EventRecord::kind).contains("supernet", "rank-agreement");
        }
        assertThat(folder.resolve("results/shared")).isDirectoryNotContaining("glob:**supernet.safetensors*");
    }

    /** A network has the same accuracy whenever it is asked for, as nothing of it is trained. */
    @Test
    @Tag("slow")
    void valuesOfTrialsAreThoseOfTheSupernet() throws IOException {
        assertThat(nas("run", file("shared", "fair").toString()).exitCode()).isZero();
        List<TrialRecord> agreement = trials("shared", RunKey.SUPERNET_SHARED);
        List<TrialRecord> alone = trials("shared", RunKey.SUPERNET_ALONE);
        assertThat(alone)
                .hasSize(4)
                .extracting(TrialRecord::graphHash)
                .containsExactlyElementsOf(
                        agreement.stream().map(TrialRecord::graphHash).toList());
        TrialRecord chosen = trials("shared", RunKey.FINAL).getFirst();
        assertThat(chosen.id()).isEqualTo(RunKey.FINAL_OF_SEARCH);
        TrialRecord searched = trials("shared", RunKey.SEARCH).stream()
                .filter(trial -> trial.genotype().equals(chosen.genotype()))
                .findFirst()
                .orElseThrow();
        assertThat(searched.seed()).isNotEqualTo(chosen.seed());
        assertThat(accuracy(chosen, Split.VALIDATION)).isEqualTo(accuracy(searched, Split.VALIDATION));
        assertThat(agreement.stream()
                        .map(trial -> accuracy(trial, Split.VALIDATION))
                        .toList())
                .isNotEqualTo(alone.stream()
                        .map(trial -> accuracy(trial, Split.VALIDATION))
                        .toList());
    }

    @Test
    @Tag("slow")
    void predictorsLearnFromSharedWeightsAlone() throws IOException {
        assertThat(nas("run", file("shared", "uniform").toString()).exitCode()).isZero();
        List<Double> learned = new ArrayList<>();
        for (String method : List.of(RunKey.SEARCH, RunKey.BASELINE, RunKey.SUPERNET_SHARED, RunKey.FINAL)) {
            trials("shared", method).stream()
                    .filter(trial -> trial.outcome() instanceof TrialOutcome.Completed
                            && !(method.equals(RunKey.FINAL) && trial.id() == RunKey.DELIVERED))
                    .forEach(trial -> learned.add(accuracy(trial, Split.VALIDATION)));
        }
        try (TrialStore store = store()) {
            Experiment experiment = ExperimentText.read(
                    "shared", store.findExperiment("shared").orElseThrow().config());
            assertThat(TrialRows.read(store, experiment, "accuracy", List.of())
                            .known()
                            .values())
                    .containsExactlyInAnyOrderElementsOf(learned);
        }
    }

    /** What was tried and what came of it, without times and places. */
    private record Tried(String method, long id, String genotype, long seed, TrialOutcome outcome) {}

    private List<Tried> tried(String name) {
        List<Tried> all = new ArrayList<>();
        for (String method :
                List.of(RunKey.SUPERNET_SHARED, RunKey.SUPERNET_ALONE, RunKey.SEARCH, RunKey.BASELINE, RunKey.FINAL)) {
            trials(name, method)
                    .forEach(trial ->
                            all.add(new Tried(method, trial.id(), trial.genotype(), trial.seed(), trial.outcome())));
        }
        return all;
    }

    private String artifact(String name) {
        try (TrialStore store = store()) {
            return store.artifacts(name).stream()
                    .filter(artifact -> artifact.name().equals("supernet.safetensors"))
                    .map(ArtifactRecord::sha256)
                    .findFirst()
                    .orElse("none");
        }
    }

    private Process start(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Nas.class.getName(),
                        "run",
                        file.toString(),
                        "--results",
                        folder.resolve("results").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.txt").toFile())
                .start();
    }

    /** Kills a run when there is this. */
    private void killWhen(Path file, BooleanSupplier there) throws Exception {
        Process run = start(file);
        while (run.isAlive() && !there.getAsBoolean()) {
            Thread.sleep(20);
        }
        assertThat(run.isAlive()).as("killed before its end").isTrue();
        run.destroyForcibly().waitFor();
    }

    private boolean has(String method, int count) {
        try (TrialStore store = store()) {
            return store.findExperiment("killed").isPresent()
                    && store.trials(new RunKey("killed", method, 1)).toList().size() >= count;
        }
    }

    @Test
    @Tag("slow")
    void aRunThatIsKilledInEachOfItsStagesEndsAsIfItHadNotBeen() throws Exception {
        assertThat(nas("run", file("whole", "shrinking").toString()).exitCode()).isZero();
        Path file = file("killed", "shrinking");
        Path checkpoint = folder.resolve("results/killed/supernet.safetensors.part");
        killWhen(file, () -> Files.exists(checkpoint));
        assertThat(artifact("killed")).isEqualTo("none");
        killWhen(file, () -> has(RunKey.SUPERNET_ALONE, 1));
        assertThat(artifact("killed")).isEqualTo(artifact("whole"));
        Files.delete(folder.resolve("results/killed/supernet.safetensors"));
        killWhen(file, () -> has(RunKey.SEARCH, 2));
        Process last = start(file);
        assertThat(last.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(last.exitValue()).isZero();
        assertThat(artifact("killed")).isEqualTo(artifact("whole"));
        assertThat(tried("killed")).isEqualTo(tried("whole")).hasSizeGreaterThan(20);
        try (TrialStore store = store()) {
            assertThat(store.events("killed"))
                    .filteredOn(event -> event.kind().equals("rank-agreement"))
                    .hasSize(1);
        }
    }

    @Test
    @Tag("slow")
    void aTrainingThatDivergesSaysSo() throws IOException {
        Path file = file("wild", "uniform");
        Run run = nas("run", file.toString(), "--set", "evaluate.learning-rate=100k");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err())
                .contains("nas: the supernet cannot be trained: the loss is [", "Maybe the learning rate is too high.");
        assertThat(nas("resume", "wild").err()).contains("nas: the supernet cannot be trained: ");
    }

    @Test
    @Tag("slow")
    void aSpaceThatDecidesOnTrainingsIsRefused() throws IOException {
        Path space = Files.writeString(folder.resolve("decides.yaml"), """
                space: decides
                input: {image: [1, 28, 28]}
                output: {classes: 10}
                network:
                  - conv: {channels: {one-of: [4, 8]}, kernel: 3, stride: 2}
                  - global-pool
                  - linear: classes
                train:
                  learning-rate: {one-of: [0.1, 0.01]}
                """);
        String text = EXPERIMENT.formatted("decides", "uniform").replace("mobile-mini", '"' + space.toString() + '"');
        Path file = Files.writeString(folder.resolve("wrong.yaml"), text);
        Run run = nas("run", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("wrong.yaml:2:8: space: found [decides], which decides on [learning-rate] of trainings");
    }
}
