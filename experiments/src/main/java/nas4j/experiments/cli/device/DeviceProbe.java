package nas4j.experiments.cli.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.probe.Latency;
import nas4j.hardware.probe.LatencyProbe;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.state.DeviceState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nas device probe}. */
@Command(
        name = "probe",
        description = {
            "Measure how long a device takes to run an ONNX model, one example at a time, and how much memory.",
            "The ratio is to a reference model that takes turns with it: what other load and other days change least."
        },
        footer = {"", "Example: nas device probe model.onnx --device host --format json"})
final class DeviceProbe implements Callable<Integer> {

    /** How long to measure. */
    enum Length {
        full,
        brief;

        ProbeProtocol protocol() {
            return this == full ? ProbeProtocol.FULL : ProbeProtocol.BRIEF;
        }
    }

    @Option(
            names = "--protocol",
            paramLabel = "LENGTH",
            defaultValue = "full",
            description = "full: three repeats of 3 s or 100 runs, as for a report; brief: .3 s, as in a search."
                    + " Default: full.")
    private Length length = Length.full;

    @Option(
            names = "--precision",
            paramLabel = "FORMAT",
            defaultValue = "fp32",
            description = "How trtexec computes: fp32, fp16 or int8. Elsewhere the model says it. Default: fp32.")
    private NumberFormat format = NumberFormat.FP32;

    @Parameters(paramLabel = "MODEL.onnx", description = "The model.")
    private Path file = Path.of("");

    @Mixin
    private final HostOptions host = new HostOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path model = HostOptions.require(file);
        LatencyProbe probe = host.probe(format);
        DeviceState state = host.await();
        try {
            print(probe.measure(model, length.protocol()), state);
            return ExitCodes.DONE;
        } catch (ProbeFailedException e) {
            output.err().println("nas: [" + model + "] was not measured: " + e.getMessage());
            return ExitCodes.WORK_FAILED;
        }
    }

    private void print(ProbeReport report, DeviceState state) {
        Map<String, @Nullable Object> fields = fields(report, state);
        if (output.format() == Format.json) {
            output.json(fields);
            return;
        }
        try (Report table = output.report(List.of("figure", "value"))) {
            fields.forEach((key, value) -> table.row(key, text(value)));
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "not told";
            case Double number -> String.format(Locale.ROOT, "%.4g", number);
            case Object other -> other.toString();
        };
    }

    private Map<String, @Nullable Object> fields(ProbeReport report, DeviceState state) {
        Latency latency = report.latency();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("p50Ms", latency.p50Ms());
        fields.put("p90Ms", latency.p90Ms());
        fields.put("p99Ms", latency.p99Ms());
        fields.put("minMs", latency.minMs());
        fields.put("meanMs", latency.meanMs());
        fields.put("stdMs", latency.deviationMs());
        fields.put("n", latency.n());
        fields.put("ratioToReference", latency.ratio());
        fields.put("ratioStandardError", latency.ratioError());
        fields.put("unstable", latency.isUnstable());
        fields.put("busy", state.isBusy());
        fields.put("hot", state.isHot());
        fields.put("loadMs", report.loadMs());
        fields.put("firstRunMs", report.firstRunMs());
        fields.put("modelBytes", report.modelBytes() < 0 ? null : report.modelBytes());
        fields.put("peakBytes", report.peakBytes() < 0 ? null : report.peakBytes());
        fields.put("runtime", report.runtime());
        fields.put("threads", host.threads());
        fields.put("device", Host.fields(state));
        return fields;
    }
}
