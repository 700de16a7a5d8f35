package nas4j.experiments.cli.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.hardware.probe.OperatorTime;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.RunOptions;
import nas4j.hardware.probe.child.ChildProbe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nas device profile}. */
@Command(
        name = "profile",
        description = {
            "Measure how long each operator of an ONNX model takes, as ONNX Runtime has rearranged and fused them.",
            "Times are in µs, means of the middle half of the runs; timing each operator makes the whole somewhat slower than `nas device probe` says."
        },
        footer = {"", "Example: nas device profile model.onnx --device host"})
final class DeviceProfileCommand implements Callable<Integer> {
    private static final int BAR = 30;
    private static final double PERCENT = 100;

    @Parameters(paramLabel = "MODEL.onnx", description = "The model.")
    private Path model = Path.of("");

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Mixin
    private final HostOptions host = new HostOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        HostOptions.requireFile(model);
        device.requireHost("for operators' times");
        ChildProbe probe = host.child(ProbeMain.class, RunOptions.of(host.threads()), List.of());
        host.await(Host.linux()::read);
        try {
            print(probe.operators(model, ProbeProtocol.FULL));
            return ExitCodes.DONE;
        } catch (ProbeFailedException e) {
            output.err().println("nas: [" + model + "] was not measured: " + e.getMessage());
            return ExitCodes.WORK_FAILED;
        }
    }

    private void print(List<OperatorTime> times) {
        double sum = times.stream().mapToDouble(OperatorTime::micros).sum();
        double most = times.stream().mapToDouble(OperatorTime::micros).max().orElse(1);
        boolean isText = output.format() == Format.text;
        List<String> columns = isText
                ? List.of("operator", "micros", "percent", "picture", "node")
                : List.of("operator", "micros", "percent", "runs", "node");
        try (Report report = output.report(columns)) {
            for (OperatorTime time : times) {
                double percent = sum > 0 ? PERCENT * time.micros() / sum : 0;
                Object third =
                        isText ? "█".repeat((int) Math.round(BAR * time.micros() / Math.max(most, 1e-9))) : time.runs();
                Object share = isText ? String.format(Locale.ROOT, "%.1f", percent) : percent;
                Object micros = isText ? String.format(Locale.ROOT, "%.1f", time.micros()) : time.micros();
                report.row(time.operator(), micros, share, third, time.name());
            }
        }
        if (isText) {
            output.out().printf(Locale.ROOT, "%d operators, %.0f µs%n", times.size(), sum);
            output.out().flush();
        }
    }
}
