package nas4j.experiments.cli.device;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.hardware.probe.Energy;
import nas4j.hardware.probe.Latency;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.state.DeviceState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nas device probe}. */
@Command(
        name = "probe",
        description = {
            "Measure how long a device takes to run an ONNX model, one example at a time, and how much memory.",
            "An architecture of a space is measured as such a model with first weights, or on the engine that trains it.",
            "The ratio is to a reference model that takes turns with it: what other load and other days change least."
        },
        footer = {
            "",
            "Example: nas device probe model.onnx --device host --format json",
            "Example: nas device probe --space nas-bench-macro --arch 01201212 --engine djl"
        })
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
            description =
                    "full: three repeats of 3 s or 100 runs, as for a report; brief: three of .1 s, as in a search."
                            + " Default: full.")
    private Length length = Length.full;

    @Mixin
    private final ModelOptions model = new ModelOptions();

    @Mixin
    private final BackEndOptions options = new BackEndOptions();

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Mixin
    private final HostOptions host = new HostOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ProbedFile file = model.file(host.folder().devices().activations(device.name()))) {
            return measure(file);
        }
    }

    private int measure(ProbedFile file) throws IOException, InterruptedException {
        try (BackEnd backEnd = backEnd()) {
            DeviceState state = host.await(backEnd.state());
            print(backEnd, backEnd.probe().measure(file.path(), length.protocol()), state);
            return ExitCodes.DONE;
        } catch (ProbeFailedException e) {
            output.err().println("nas: [" + file.name() + "] was not measured: " + e.getMessage());
            return ExitCodes.WORK_FAILED;
        }
    }

    private BackEnd backEnd() throws ProbeFailedException, IOException, InterruptedException {
        if (model.isBlock()) {
            device.requireHost("with --engine djl");
            return options.blocks(host);
        }
        return options.backEnd(device.name(), host, output.err()::println);
    }

    private void print(BackEnd backEnd, ProbeReport report, DeviceState state) {
        Map<String, @Nullable Object> fields = fields(backEnd, report, state);
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

    private Map<String, @Nullable Object> fields(BackEnd backEnd, ProbeReport report, DeviceState state) {
        Latency latency = report.latency();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("p50Ms", told(latency.p50Ms()));
        fields.put("p90Ms", told(latency.p90Ms()));
        fields.put("p99Ms", told(latency.p99Ms()));
        fields.put("minMs", latency.minMs());
        fields.put("meanMs", latency.meanMs());
        fields.put("stdMs", latency.deviationMs());
        fields.put("n", latency.n());
        fields.put("ratioToReference", told(latency.ratio()));
        fields.put("ratioStandardError", told(latency.ratioError()));
        fields.put("unstable", latency.isUnstable());
        fields.put("busy", state.isBusy());
        fields.put("hot", state.isHot());
        fields.put("loadMs", told(report.loadMs()));
        fields.put("firstRunMs", told(report.firstRunMs()));
        fields.put("modelBytes", report.modelBytes() < 0 ? null : report.modelBytes());
        fields.put("peakBytes", report.peakBytes() < 0 ? null : report.peakBytes());
        fields.put("runtime", report.runtime());
        if (options.isEnergyWanted()) {
            fields.putAll(fields(report.energy()));
        }
        fields.put("threads", host.threads());
        fields.put("device", backEnd.fields(state));
        return fields;
    }

    private static @Nullable Double told(double figure) {
        return Double.isNaN(figure) ? null : figure;
    }

    private static Map<String, @Nullable Object> fields(Optional<Energy> energy) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("energyMj", energy.map(Energy::millijoules).orElse(null));
        fields.put("energyStandardError", energy.map(Energy::error).orElse(null));
        fields.put("energyRuns", energy.map(Energy::n).orElse(null));
        fields.put("idleWatts", energy.map(Energy::idleWatts).orElse(null));
        fields.put("energySource", energy.map(Energy::source).orElse("not available"));
        return fields;
    }
}
