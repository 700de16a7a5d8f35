package nas4j.experiments.cli.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import nas4j.hardware.device.DeviceProfile;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.RunOptions;
import nas4j.hardware.probe.adb.AdbProbe;
import nas4j.hardware.probe.agent.AgentProbe;
import nas4j.hardware.probe.trtexec.TrtexecProbe;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.onnx.runtime.OnnxProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What runs a model while it is measured. */
final class BackEndOptions {
    @Option(
            names = "--provider",
            paramLabel = "NAME",
            defaultValue = "cpu",
            description = "What runs operators on this machine: cpu, cuda or, of ONNX Runtime, tensorrt. Default: cpu.")
    private OnnxProvider provider = OnnxProvider.CPU;

    @Option(
            names = "--runtime-jar",
            paramLabel = "FILE",
            description = "The jar of onnxruntime_gpu, which cuda and tensorrt need.")
    private @Nullable Path runtimeJar;

    @Option(
            names = "--precision",
            paramLabel = "FORMAT",
            defaultValue = "fp32",
            description = "How trtexec computes: fp32, fp16 or int8. Elsewhere the model says it. Default: fp32.")
    private NumberFormat format = NumberFormat.FP32;

    @Option(
            names = "--energy",
            description = "Measure energy as well, which takes 20 s on this machine, and longer elsewhere.")
    private boolean energy;

    @Option(
            names = "--serial",
            paramLabel = "SERIAL",
            defaultValue = "",
            description = "Which phone, as `adb devices` names it. Default: the only one.")
    private String serial = "";

    boolean isEnergyWanted() {
        return energy;
    }

    RunOptions options(HostOptions host) {
        return new RunOptions(host.threads(), provider, energy);
    }

    /** What is first on the class path. */
    List<Path> firstJars() {
        return runtimeJar == null ? List.of() : List.of(HostOptions.requireFile(runtimeJar));
    }

    /** What measures architectures as blocks, on this machine. */
    BackEnd blocks(HostOptions host) {
        if (runtimeJar != null) {
            throw new InputException(
                    Where.UNKNOWN, "found --runtime-jar with --engine djl, accepted: only with --engine onnx");
        }
        return BackEnd.here(host.child(BlockProbeMain.class, options(host), List.of()));
    }

    /**
     * What measures files of models on the device.
     *
     * @param told is told what one has to wait for
     */
    BackEnd backEnd(String device, HostOptions host, Consumer<String> told)
            throws ProbeFailedException, IOException, InterruptedException {
        if (device.equals(HostProbe.DEVICE)) {
            return BackEnd.here(host.child(ProbeMain.class, options(host), firstJars()));
        }
        requireHostProvider(device);
        if (device.startsWith(AgentProbe.SCHEME)) {
            return AgentBackEnd.open(device.substring(AgentProbe.SCHEME.length()), told);
        }
        DeviceProfile profile = host.folder().devices().require(device);
        return switch (profile.probe()) {
            case TRTEXEC ->
                BackEnd.here(new TrtexecProbe(
                        TrtexecProbe.findProgram().orElseThrow(() -> HostOptions.elsewhere(profile, "trtexec")),
                        format,
                        energy));
            case ADB -> phone(profile, host);
            case HOST, AGENT -> throw HostOptions.elsewhere(profile, "");
        };
    }

    private BackEnd phone(DeviceProfile profile, HostOptions host)
            throws ProbeFailedException, IOException, InterruptedException {
        try {
            return BackEnd.of(profile, AdbProbe.connect(serial, host.threads(), energy));
        } catch (InputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InputException(Where.UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    private void requireHostProvider(String device) {
        if (provider != OnnxProvider.CPU || runtimeJar != null) {
            throw new InputException(
                    Where.UNKNOWN,
                    "found --provider or --runtime-jar with device [" + device
                            + "], accepted: only with --device host");
        }
    }
}
