package nas4j.experiments.cli.device;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import nas4j.hardware.device.DeviceProfile;
import nas4j.hardware.probe.RunOptions;
import nas4j.hardware.probe.child.ChildProbe;
import nas4j.hardware.probe.child.ProbeProcess;
import nas4j.hardware.state.DeviceState;
import nas4j.hardware.state.Readiness;
import nas4j.input.InputException;
import nas4j.input.Where;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How this machine measures. */
final class HostOptions {
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
            description = "How long to wait at most until the device is idle and cool. Default: 120.")
    private int waitSeconds;

    @Mixin
    private final DevicesFolder folder = new DevicesFolder();

    int threads() {
        if (threads < 1) {
            throw new InputException(Where.UNKNOWN, "found [" + threads + "] for --threads, accepted: 1 or more");
        }
        return threads;
    }

    DevicesFolder folder() {
        return folder;
    }

    static Path requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(new Where(file.toString(), 0, 0, ""), "there is no such file");
        }
        return file;
    }

    /** What measures this machine by a process with such an entry. */
    ChildProbe child(Class<?> entry, RunOptions options, List<Path> firstJars) {
        try {
            return new ChildProbe(new ProbeProcess(entry.getName(), cores, firstJars), options);
        } catch (IllegalArgumentException e) {
            throw new InputException(Where.UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    static InputException elsewhere(DeviceProfile profile, String program) {
        return new InputException(
                Where.UNKNOWN,
                "device [" + profile.name() + "] is described, but [" + profile.title() + "] is not this machine"
                        + (program.isEmpty() ? "" : ", or has no [" + program + "] on its path")
                        + "\nMaybe run `nas device probe` there.");
    }

    /** Waits until the device is idle and cool; gives the state in which it is then. */
    DeviceState await(Supplier<DeviceState> state) throws InterruptedException {
        return new Readiness(state, Thread::sleep).await(Duration.ofSeconds(waitSeconds));
    }
}
