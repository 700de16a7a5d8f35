package nas4j.experiments.cli.device;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import nas4j.hardware.device.DeviceProfile;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.probe.LatencyProbe;
import nas4j.hardware.probe.child.ChildProbe;
import nas4j.hardware.probe.trtexec.TrtexecProbe;
import nas4j.hardware.state.DeviceState;
import nas4j.hardware.state.LinuxState;
import nas4j.hardware.state.Readiness;
import nas4j.input.InputException;
import nas4j.input.Where;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The device, and how models are measured here. */
final class HostOptions {
    @Option(
            names = "--device",
            paramLabel = "NAME",
            defaultValue = HostProbe.DEVICE,
            description = "The device that runs it. Default: host, this machine.")
    private String device = HostProbe.DEVICE;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads of each operator. Default: 1.")
    private int threads = 1;

    @Option(
            names = "--cores",
            paramLabel = "LIST",
            defaultValue = "",
            description = "The processors that may run it, such as 0 or 0,2-3 (on Linux). Default: all.")
    private String cores = "";

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long to wait at most until the machine is idle and cool. Default: 120.")
    private int waitSeconds;

    @Mixin
    private final DevicesFolder folder = new DevicesFolder();

    int threads() {
        if (threads < 1) {
            throw new InputException(Where.UNKNOWN, "found [" + threads + "] for --threads, accepted: 1 or more");
        }
        return threads;
    }

    static Path require(Path model) {
        if (!Files.isRegularFile(model)) {
            throw new InputException(new Where(model.toString(), 0, 0, ""), "there is no such file");
        }
        return model;
    }

    Path folder() {
        return folder.path();
    }

    /** What measures the device. */
    LatencyProbe probe(NumberFormat format) {
        if (device.equals(HostProbe.DEVICE)) {
            return child();
        }
        DeviceProfile profile = folder.devices().require(device);
        return switch (profile.probe()) {
            case TRTEXEC ->
                new TrtexecProbe(TrtexecProbe.findProgram().orElseThrow(() -> elsewhere(profile, "trtexec")), format);
            case HOST, AGENT, ADB -> throw elsewhere(profile, "");
        };
    }

    /** What measures this machine. */
    ChildProbe child() {
        if (!device.equals(HostProbe.DEVICE)) {
            throw elsewhere(folder.devices().require(device), "");
        }
        try {
            return new ChildProbe(ProbeMain.class.getName(), threads(), cores);
        } catch (InputException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InputException(Where.UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    private static InputException elsewhere(DeviceProfile profile, String program) {
        return new InputException(
                Where.UNKNOWN,
                "device [" + profile.name() + "] is described, but [" + profile.title() + "] is not this machine"
                        + (program.isEmpty() ? "" : ", or has no [" + program + "] on its path")
                        + "\nMaybe run `nas device probe` there.");
    }

    /** Waits until the machine is idle and cool; gives the state in which it is then. */
    DeviceState await() throws InterruptedException {
        LinuxState state = Host.linux();
        return new Readiness(state::read, Thread::sleep).await(Duration.ofSeconds(waitSeconds));
    }
}
