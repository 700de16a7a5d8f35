package nas4j.experiments.cli.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import nas4j.experiments.cli.device.kernel.KernelOptions;
import nas4j.experiments.cli.device.kernel.OperatorTable;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Output;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.RunOptions;
import nas4j.hardware.probe.child.ChildProbe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nas device profile}. */
@Command(
        name = "profile",
        description = {
            "Measure how long each operator of an ONNX model takes, as ONNX Runtime has rearranged and fused them.",
            "Times are in µs, means of the middle half of the runs; timing each operator makes the whole somewhat slower than `nas device probe` says.",
            "With --build, measure the kernels of many small networks and learn to predict the latency of any.",
            "With --check, measure networks of three spaces and compare with what is predicted.",
            "With --table, write the predicted latency of each option of a space whose blocks add up."
        },
        footer = {
            "",
            "Example: nas device profile model.onnx --device host",
            "         nas device profile --build --device host --budget 20min",
            "         nas device profile --check --device host --networks 20"
        })
final class DeviceProfileCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "MODEL.onnx", description = "The model whose operators are timed.")
    private @Nullable Path file;

    @Mixin
    private final KernelOptions kernels = new KernelOptions();

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Mixin
    private final HostOptions host = new HostOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean isAboutKernels = kernels.requireOneTask(file);
        device.requireHost("to profile");
        ChildProbe child = host.child(ProbeMain.class, RunOptions.of(host.threads()), List.of());
        if (isAboutKernels) {
            return kernels.run(
                    host.folder().path(), host.threads(), () -> host.await(Host.linux()::read), child, output);
        }
        Path model = HostOptions.requireFile(file == null ? Path.of("") : file);
        host.await(Host.linux()::read);
        try {
            OperatorTable.print(child.operators(model, ProbeProtocol.FULL), output);
            return ExitCodes.DONE;
        } catch (ProbeFailedException e) {
            output.err().println("nas: [" + model + "] was not measured: " + e.getMessage());
            return ExitCodes.WORK_FAILED;
        }
    }
}
