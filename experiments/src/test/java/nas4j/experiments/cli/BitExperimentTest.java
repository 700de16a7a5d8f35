package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.onnx.check.OnnxFile;
import nas4j.onnx.runtime.OnnxSession;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments that decide on bits: what they come to, and what they refuse. */
class BitExperimentTest {
    /** What ONNX calls whole numbers of 8 bits. */
    private static final long UNSIGNED = 2;

    private static final long SIGNED = 3;

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
    @Tag("engine")
    void bitsOfValuesAreLearnedWithThoseOfWeights() throws IOException {
        Path space = Files.writeString(folder.resolve("small.yaml"), space("3"));
        String search = ", epochs: 2, cost: {measure: bit-operations, reference: 90000, weight: 30}, alpha-rate: 0.5";
        String text = experiment("values", space, search)
                .replace("[2, 4, 8]}, activations: 8", "[4, 8]}, activations: {one-of: [4, 8, 32]}")
                .replace("minimize: model-bytes", "minimize: bit-operations");
        Path file = Files.writeString(folder.resolve("values.yaml"), text);
        Run run = Run.of("run", file.toString(), "--results", results().toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<TrialRecord> trials = trials("values");
        assertThat(trials).hasSize(3).allMatch(trial -> trial.outcome() instanceof TrialOutcome.Completed);
        assertThat(trials.getFirst().genotype())
                .contains("conv1/weight-bits=4", "conv2/weight-bits=4", "quantize/activation-bits=4");
        assertThat(results().resolve("values/report.html"))
                .content()
                .contains("<h3>Architecture weights</h3>", "quantize/activation-bits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linas, population: 4", "nsga2, population: 4", "ehvi"})
    @Tag("engine")
    void strategiesDecideOnArchitectureAndBitsWithinBytes(String strategy) throws IOException {
        Path space = Files.writeString(folder.resolve("small.yaml"), space("{one-of: [1, 3]}"));
        String text = experiment("joint", space, "")
                .replace("differentiable-bits", strategy)
                .replace("trials: 3", "trials: 12")
                .replace("epochs: 1, final", "epochs: 0.2, final")
                .replace("search:", "constraints: [model-bytes <= 480]\nsearch:");
        Run run = Run.of(
                "run",
                Files.writeString(folder.resolve("joint.yaml"), text).toString(),
                "--results",
                results().toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<TrialRecord> trials = trials("joint");
        List<TrialRecord> completed = trials.stream()
                .filter(trial -> trial.outcome() instanceof TrialOutcome.Completed)
                .toList();
        assertThat(completed)
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(trial -> assertThat(bytes(trial)).isLessThanOrEqualTo(480));
        assertThat(completed).anyMatch(trial -> trial.genotype().contains("kernel=3"));
        assertThat(completed).anyMatch(trial -> trial.genotype().contains("kernel=1"));
        assertThat(trials)
                .as("3 × 3 with 8 bits is too large")
                .noneMatch(trial -> trial.outcome() instanceof TrialOutcome.Completed
                        && trial.genotype().contains("conv2/kernel=3 conv2/weight-bits=8"));
    }

    @Test
    @Tag("engine")
    void theirTrialsTeachPredictorsThatAreSearchedWith() throws IOException {
        Path space = Files.writeString(folder.resolve("small.yaml"), space("{one-of: [1, 3]}"));
        String results = results().toString();
        String text = experiment("joint", space, "")
                .replace("differentiable-bits", "random")
                .replace("trials: 3", "trials: 8")
                .replace("epochs: 1, final", "epochs: 0.2, final");
        Path file = Files.writeString(folder.resolve("joint.yaml"), text);
        assertThat(Run.of("run", file.toString(), "--results", results).exitCode())
                .isZero();
        Path job = Files.writeString(folder.resolve("job.yaml"), """
                predictor: bits
                data: {experiment: joint, results: "%s"}
                target: accuracy
                model: ridge
                check: {train: 4, seeds: 1}
                """.formatted(results));
        Run learnt = Run.of("predictor", "train", job.toString(), "--results", results);
        assertThat(learnt.exitCode()).as(learnt.err()).isZero();
        Path predicted = Files.writeString(
                folder.resolve("predicted.yaml"),
                text.replace("experiment: joint", "experiment: predicted")
                        .replaceFirst("data: .*\n", "data: {predictor: bits, results: \"" + results + "\"}\n")
                        .replaceFirst("evaluate: .*\n", ""));
        Run run = Run.of("run", predicted.toString(), "--results", results);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(trials("predicted")).hasSize(8).allMatch(trial -> trial.outcome() instanceof TrialOutcome.Completed);
    }

    private static double bytes(TrialRecord trial) {
        return ((TrialOutcome.Completed) trial.outcome())
                .find("model-bytes", Split.NONE)
                .map(Measurement::value)
                .orElseThrow();
    }

    @Test
    @Tag("engine")
    @Tag("slow")
    void eachNetworkOfASearchIsMeasuredInSinglePrecisionToo() throws IOException {
        Path space = Files.writeString(folder.resolve("small.yaml"), space("3"));
        String text = experiment("measured", space, "")
                .replace("differentiable-bits", "random")
                .replace("[2, 4, 8]", "[4, 8]")
                .replace("minimize: model-bytes", "minimize: latency-ratio on host");
        Path file = Files.writeString(folder.resolve("measured.yaml"), text);
        Run run = Run.of("run", file.toString(), "--results", results().toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(trials("measured")).hasSize(3).allSatisfy(trial -> {
            TrialOutcome.Completed completed = (TrialOutcome.Completed) trial.outcome();
            assertThat(completed.find("float-accuracy", Split.VALIDATION)).isPresent();
            assertThat(completed.find("float-latency-ratio", Split.NONE))
                    .hasValueSatisfying(found -> assertThat(found.value()).isPositive());
        });
        assertThat(results().resolve("measured/report.html"))
                .content()
                .contains("Each of 3 networks was measured twice", "latency-ratio on host, in single precision");
    }

    @Test
    @Tag("engine")
    @Tag("slow")
    void aFileLiesAsTheDeviceWantsItWhoseLatencyIsPredicted() throws IOException {
        Path space = Files.writeString(folder.resolve("small.yaml"), space("3"));
        String text = experiment("predicted", space, "")
                .replace("differentiable-bits", "random")
                .replace("{one-of: [2, 4, 8]}", "4")
                .replace("trials: 3", "trials: 1")
                .replace("maximize: accuracy, minimize: model-bytes", "minimize: predicted-latency on raspberry-pi-5");
        Path file = Files.writeString(folder.resolve("predicted.yaml"), text);
        String results = results().toString();
        Run run = Run.of("run", file.toString(), "--results", results);
        assertThat(run.exitCode()).as(run.err()).isZero();
        Path model = folder.resolve("model.onnx");
        Run export = Run.of("export", "predicted", "--results", results, "--out", model.toString());
        assertThat(export.exitCode()).as(export.err()).isZero();
        assertThat(export.out()).contains("  accuracy: ", "  float-accuracy: ");
        assertThat(OnnxFile.read(Files.readAllBytes(model)).typesOfZeros()).containsExactly(SIGNED);
        assertThat(folder.resolve("model.onnx.md")).content().contains("that knows opset 21");
        String first = Files.readString(model, StandardCharsets.ISO_8859_1);
        Run other = Run.of(
                "export", "predicted", "--results", results, "--device", "epyc-zen-4", "--out", model.toString());
        assertThat(other.exitCode()).as(other.err()).isZero();
        assertThat(OnnxFile.read(Files.readAllBytes(model)).typesOfZeros()).containsExactly(UNSIGNED);
        Run again =
                Run.of("export", "predicted", "--results", results, "--device", "pixel-8", "--out", model.toString());
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(Files.readString(model, StandardCharsets.ISO_8859_1))
                .as("the file that was there already")
                .isEqualTo(first);
        Run unknown = Run.of("export", "predicted", "--results", results, "--device", "pixel-9", "--out", "x.onnx");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("found no device called [pixel-9]", "pixel-8");
    }

    /** Of strengths that leave no doubt all draws are alike: what else is tried differs in bits all the same. */
    @Test
    @Tag("engine")
    void whatIsNotAboutBitsStaysAsItIsGiven() throws IOException {
        String from = ", from: conv1/weight-bits=8 conv2/kernel=1 conv2/weight-bits=8, alpha-rate: 50, epochs: 1";
        Run run = run(
                "given", "{one-of: [1, 3, 5]}", from + ", cost: {measure: model-bytes, reference: 500, weight: 30}");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(trials("given"))
                .hasSize(3)
                .allSatisfy(trial -> assertThat(trial.genotype()).contains("conv2/kernel=1"));
    }

    @Test
    void whereMoreThanBitsIsOpenTheNetworkMustBeNamed() throws IOException {
        Run run = run("open", "{one-of: [1, 3]}", "");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("open.yaml:6:", "such as [conv2/kernel]", "Maybe say which", "from: GENOTYPE")
                .containsOnlyOnce("search: found");
        assertThat(results().resolve("open")).doesNotExist();
    }

    @Test
    @Tag("engine")
    void aNetworkOfFloatsIsHandedBackAsWholeNumbersWithWhatThatCosts() throws IOException {
        Path space = Files.writeString(folder.resolve("small.yaml"), space("3"));
        String text = experiment("floats", space, "")
                .replaceFirst("quantize: .*\n", "")
                .replace("differentiable-bits", "random")
                .replace("trials: 3", "trials: 1")
                .replace("final-epochs: 1", "final-epochs: 8");
        Path file = Files.writeString(folder.resolve("floats.yaml"), text);
        String results = results().toString();
        Run run = Run.of("run", file.toString(), "--results", results);
        assertThat(run.exitCode()).as(run.err()).isZero();
        Path model = folder.resolve("model.onnx");
        Run export = Run.of("export", "floats", "--results", results, "--precision", "int8", "--out", model.toString());
        assertThat(export.exitCode()).as(export.err()).isZero();
        assertThat(export.out())
                .contains(
                        "  accuracy: ",
                        "  float-accuracy: ",
                        "  latency-p50 on host: ",
                        "  float-latency-p50 on host: ");
        try (OnnxSession session = OnnxSession.open(model, 1)) {
            assertThat(session.metadata())
                    .containsKeys("measured-accuracy", "measured-float-accuracy", "measured-latency-p50 on host")
                    .containsEntry("experiment", "floats");
        }
        Run board = Run.of(
                "export",
                "floats",
                "--results",
                results,
                "--precision",
                "int8",
                "--device",
                "raspberry-pi-5",
                "--out",
                model.toString());
        assertThat(board.exitCode()).as(board.err()).isZero();
        assertThat(OnnxFile.read(Files.readAllBytes(model)).typesOfZeros()).containsExactly(SIGNED);
        Run plain = Run.of("export", "floats", "--results", results, "--precision", "fp32", "--out", model.toString());
        assertThat(plain.exitCode()).as(plain.err()).isZero();
        assertThat(plain.out()).doesNotContain("float-accuracy");
        Run wrong = Run.of("export", "floats", "--results", results, "--precision", "int9", "--out", model.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("found the precision [int9], accepted: fp32 or int8");
    }
}
