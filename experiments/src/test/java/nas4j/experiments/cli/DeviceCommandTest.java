package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.hardware.energy.EnergyCounters;
import nas4j.onnx.ExportOptions;
import nas4j.onnx.OnnxExporter;
import nas4j.weights.Weights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceCommandTest {
    private static final int CHANNELS = 8;

    @TempDir
    private Path folder = Path.of("");

    private Path model = Path.of("");

    @BeforeEach
    void writeModel() throws IOException {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(3, 8, 8)));
        int conv = builder.add("conv", new Op.Conv2d(CHANNELS, Window.same(3, 1, 1), 1, true), in);
        Map<String, Weights.Tensor> tensors = Map.of(
                "conv.weight",
                new Weights.Tensor(List.of((long) CHANNELS, 3L, 3L, 3L), FloatBuffer.allocate(CHANNELS * 3 * 3 * 3)),
                "conv.bias",
                new Weights.Tensor(List.of((long) CHANNELS), FloatBuffer.allocate(CHANNELS)));
        ComputationGraph graph = builder.output("out", conv).build();
        model = Files.write(
                folder.resolve("model.onnx"),
                OnnxExporter.export(graph, Weights.of(tensors), new ExportOptions(false, "", Map.of())));
    }

    @Test
    void devicesAreListedAndShown() {
        Run list = Run.of("device", "list", "--format", "json");
        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).contains("\"device\": \"host\"", "\"device\": \"jetson-nano\"");
        assertThat(Run.of("device", "show", "jetson-nano", "--format", "json").out())
                .contains("\"peakMacs\": {", "\"fp32\": 1.18E11", "NVIDIA, Jetson Nano data sheet");
        assertThat(Run.of("device", "show", "host").out()).contains("cores", "measuresEnergy");
    }

    @Test
    void wrongInputIsSaidSo() {
        Run none = Run.of("device", "probe", "none.onnx");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("none.onnx: there is no such file");
        Run unknown = Run.of("device", "probe", model.toString(), "--device", "jetson-nan");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("Maybe jetson-nano?");
        Run elsewhere = Run.of("device", "probe", model.toString(), "--device", "jetson-nano");
        assertThat(elsewhere.exitCode()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("is not this machine");
        Run cores = Run.of("device", "probe", model.toString(), "--cores", "first");
        assertThat(cores.exitCode()).isEqualTo(2);
        assertThat(cores.err()).contains("cores [first], accepted: numbers and ranges");
        Run threads = Run.of("device", "probe", model.toString(), "--threads", "0");
        assertThat(threads.exitCode()).isEqualTo(2);
        assertThat(threads.err()).contains("found [0] for --threads");
    }

    @Test
    void whatWasNotMeasuredIsEstimatedWithAnInterval() throws IOException {
        Path genotypes = Files.writeString(folder.resolve("genotypes.txt"), "01201212\n");
        String[] cost = {"space", "cost", "nas-bench-macro", "--file", genotypes.toString(), "--format", "csv"};
        assertThat(Run.of(cost).out()).doesNotContain("estimated");
        Run estimated = with(cost, "--device", "jetson-nano", "--precision", "fp16");
        assertThat(estimated.exitCode()).isZero();
        assertThat(estimated.out()).contains("hash,estimatedMs,estimatedLowMs,estimatedHighMs\n");
        Run unknown = with(cost, "--device", "raspberry-pi-4", "--precision", "fp16");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("device [raspberry-pi-4] has no peak of [FP16], accepted: [FP32, INT8]");
        Run host = with(cost, "--device", "host", "--devices", folder.toString());
        assertThat(host.exitCode()).isEqualTo(2);
        assertThat(host.err()).contains("nothing predicts the latency of these networks", "nas device profile --build");
    }

    @Test
    void latenciesAreLookedUp() throws IOException {
        Path genotypes = Files.writeString(
                folder.resolve("genotypes.txt"), "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|none~1|none~2|\n");
        Path table = Files.writeString(folder.resolve("table.yaml"), "base: 1\noptions: {kernel: {3: fast}}\n");
        String[] cost = {"space", "cost", "nas-bench-201", "--file", genotypes.toString(), "--table", table.toString()};
        Run wrong = Run.of(cost);
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("table.yaml", "fast");
        Files.writeString(table, "base: 1\noptions: {kernel: {3: 0.5}}\n");
        Run other = Run.of(cost);
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("the table has no time of option [", "Maybe the table is of another space.");
    }

    @Test
    void aProfileNeedsOneThingToDo() {
        assertThat(Run.of("device", "profile").err())
                .contains("found [0] things to do, accepted: one of MODEL.onnx, --build, --check and --table");
        assertThat(Run.of("device", "profile", "--build", "--check").err()).contains("found [2] things to do");
        assertThat(Run.of("device", "profile", "--table", "t.csv").err()).contains("--table and --space go together");
        assertThat(Run.of("device", "profile", "--build", "--budget", "soon", "--wait", "0")
                        .err())
                .contains("found [soon] for --budget, accepted: a time such as 90s, 20min or 1h");
        assertThat(Run.of("device", "profile", "--build", "--precision", "fp16").err())
                .contains("found [fp16] for --precision, accepted: fp32 or int8");
        assertThat(Run.of("device", "profile", "--check", "--devices", folder.toString(), "--wait", "0")
                        .err())
                .contains("there is no model of this machine's kernels");
    }

    @Tag("engine")
    @Tag("slow")
    @Test
    void kernelsAreMeasuredAndNetworksPredicted() throws IOException {
        String[] build = {
            "device",
            "profile",
            "--build",
            "--budget",
            "12s",
            "--wait",
            "0",
            "--devices",
            folder.toString(),
            "--format",
            "json"
        };
        Run built = Run.of(build);
        assertThat(built.exitCode()).as(built.err()).isZero();
        assertThat(built.out()).contains("\"within10\": ", "\"conv/blocked/pointwise\": {");
        Run again = Run.of(build);
        assertThat(again.err()).contains("nothing to measure: ");
        Run show = Run.of("device", "show", "host", "--devices", folder.toString(), "--format", "json");
        assertThat(show.out()).contains("\"kernelModel\": {", "host-kernels-fp32.model");
        Path genotypes = Files.writeString(
                folder.resolve("genotypes.txt"),
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|skip_connect~1|+|none~0|nor_conv_1x1~1|none~2|\n");
        Run cost = Run.of(
                "space",
                "cost",
                "nas-bench-201",
                "--file",
                genotypes.toString(),
                "--device",
                "host",
                "--devices",
                folder.toString(),
                "--format",
                "json");
        assertThat(cost.out() + cost.err()).containsPattern("predictedHighMs|no model of kernels of the kind");
    }

    private static Run with(String[] arguments, String... more) {
        return Run.of(Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new));
    }

    @Tag("engine")
    @Test
    void thisMachineIsMeasured() {
        Run probe =
                Run.of("device", "probe", model.toString(), "--protocol", "brief", "--wait", "0", "--format", "json");
        assertThat(probe.exitCode()).isZero();
        for (String field : new String[] {
            "p50Ms", "p90Ms", "p99Ms", "meanMs", "stdMs", "n", "ratioToReference", "unstable", "device"
        }) {
            assertThat(probe.out()).contains("\"" + field + "\": ");
        }
    }

    @Tag("engine")
    @Test
    void eachOperatorIsMeasured() {
        Run profile = Run.of("device", "profile", model.toString(), "--wait", "0");
        assertThat(profile.exitCode()).isZero();
        assertThat(profile.out()).contains("Conv", "█", "operators, ");
    }

    @Tag("engine")
    @Test
    void whatIsNoModelIsAFailureThatSaysWhy() throws IOException {
        Files.writeString(model, "no model");
        Run probe = Run.of("device", "probe", model.toString(), "--wait", "0");
        assertThat(probe.exitCode()).isEqualTo(1);
        assertThat(probe.err()).contains("was not measured: found no model that ONNX Runtime takes");
    }

    /** 20 seconds where something counts it. */
    @Tag("engine")
    @Test
    void energyIsMeasuredOrNotAvailableButNeverZero() {
        Optional<String> source = EnergyCounters.findSource(EnergyCounters.Runner.PROCESSOR);
        Run probe = Run.of(
                "device",
                "probe",
                model.toString(),
                "--energy",
                "--protocol",
                "brief",
                "--wait",
                "0",
                "--format",
                "json");
        assertThat(probe.exitCode()).isZero();
        assertThat(probe.out()).contains("\"energySource\": \"" + source.orElse("not available") + "\"");
        assertThat(probe.out().contains("\"energyMj\": null")).isEqualTo(source.isEmpty());
    }

    /** The build that comes with the platform has the processor only. */
    @Tag("engine")
    @Test
    void aProviderThatIsMissingSaysHowToGetIt() {
        Run cuda = Run.of("device", "probe", model.toString(), "--provider", "cuda", "--wait", "0");
        assertThat(cuda.exitCode()).isEqualTo(1);
        assertThat(cuda.err()).contains("found provider [CUDA], accepted by this build of ONNX Runtime: [CPU");
        assertThat(cuda.err()).contains("onnxruntime_gpu", "--runtime-jar FILE");
        Run none = Run.of("device", "probe", model.toString(), "--provider", "tensorrt", "--runtime-jar", "none.jar");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("none.jar: there is no such file");
        Run elsewhere = Run.of("device", "probe", model.toString(), "--provider", "cuda", "--device", "jetson-nano");
        assertThat(elsewhere.exitCode()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("accepted: only with --device host");
    }

    @Tag("engine")
    @Test
    void anArchitectureIsMeasuredOnEitherEngine() {
        String[] probe = {
            "device",
            "probe",
            "--space",
            "nas-bench-macro",
            "--arch",
            "01201212",
            "--protocol",
            "brief",
            "--wait",
            "0",
            "--format",
            "json"
        };
        Run onnx = Run.of(probe);
        assertThat(onnx.exitCode()).as(onnx.err()).isZero();
        assertThat(onnx.out()).contains("\"runtime\": \"ONNX Runtime ");
        Run djl = with(probe, "--engine", "djl");
        assertThat(djl.exitCode()).as(djl.err()).isZero();
        assertThat(djl.out()).contains("\"runtime\": \"DJL ", "\"ratioToReference\": ", "\"peakBytes\": ");
        assertThat(djl.out()).doesNotContain("\"p50Ms\": null", "\"ratioToReference\": null");
    }

    @Test
    void eitherAModelOrAnArchitectureIsMeasured() {
        Run both = Run.of("device", "probe", model.toString(), "--space", "nas-bench-macro", "--arch", "01201212");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("accepted: either a model's file, or both --space and --arch");
        Run none = Run.of("device", "probe", "--space", "nas-bench-macro");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("found no model, --space, accepted: either");
        Run wrong = Run.of("device", "probe", "--space", "nas-bench-macro", "--arch", "0120121", "--engine", "djl");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("0120121");
        Run engine = Run.of("device", "probe", model.toString(), "--engine", "djl");
        assertThat(engine.exitCode()).isEqualTo(2);
        assertThat(engine.err()).contains("accepted: with --space and --arch");
    }
}
