package nas4j.experiments.cli.device.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.kernels.KernelFiles;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.kernel.model.MissingKernelException;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.child.ChildProbe;
import nas4j.input.InputException;
import nas4j.input.Where;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is done with the model of a device's kernels. */
public final class KernelOptions {
    private static final Pattern TIME = Pattern.compile("(\\d+)\\s*(s|m|min|h)");
    private static final Map<String, Integer> UNITS = Map.of("s", 1, "m", 60, "min", 60, "h", 3600);

    @Option(
            names = "--build",
            description = {
                "Measure kernels until the time is used up or the model is good, and learn from them.",
                "What was measured is kept: the same command goes on where it was interrupted."
            })
    private boolean build;

    @Option(names = "--check", description = "Compare what the model predicts with what networks of three spaces take.")
    private boolean check;

    @Option(
            names = "--table",
            paramLabel = "FILE.csv",
            description = "Write a look-up table of the space that --space names, from the model.")
    private @Nullable Path table;

    @Option(names = "--space", paramLabel = "NAME|FILE", description = "The space of --table.")
    private @Nullable String space;

    @Option(
            names = "--precision",
            paramLabel = "FORMAT",
            defaultValue = "fp32",
            description = "With --build, --check and --table: how networks compute, fp32 or int8. Default: fp32.")
    private NumberFormat format = NumberFormat.FP32;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "20min",
            description = "With --build: how long to measure in all, such as 90s, 20min or 1h. Default: 20min.")
    private String budget = "";

    @Option(
            names = "--networks",
            paramLabel = "N",
            defaultValue = "20",
            description = "With --check: networks of each space. Default: 20.")
    private int networks;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "With --check and --table: decides which networks. Default: 1.")
    private long seed;

    /** Waits until the device is idle and cool. */
    @FunctionalInterface
    public interface Wait {
        void await() throws InterruptedException;
    }

    /** Whether it is about kernels rather than about the operators of a model. */
    public boolean requireOneTask(@Nullable Path model) {
        int tasks = (build ? 1 : 0) + (check ? 1 : 0) + (table == null ? 0 : 1) + (model == null ? 0 : 1);
        if (tasks != 1) {
            throw wrong(
                    "found [" + tasks + "] things to do, accepted: one of MODEL.onnx, --build, --check and --table");
        }
        if ((table == null) != (space == null)) {
            throw wrong("--table and --space go together\nMaybe add `--space fbnet`.");
        }
        if (format == NumberFormat.FP16) {
            throw wrong("found [fp16] for --precision, accepted: fp32 or int8, which processors compute");
        }
        return model == null;
    }

    private static InputException wrong(String text) {
        return new InputException(Where.UNKNOWN, text);
    }

    /**
     * Does what is asked for; gives the exit code.
     *
     * @param folder of devices
     */
    public int run(Path folder, int threads, Wait wait, ChildProbe child, Output output)
            throws IOException, InterruptedException {
        KernelFiles files = new KernelFiles(folder, format, threads);
        try {
            if (build) {
                Duration most = budget();
                wait.await();
                return new KernelBuild(files, child, output).run(most);
            }
            if (table != null && space != null) {
                return new KernelTable(files, output).write(space, table, seed);
            }
            int count = networks();
            wait.await();
            return new KernelCheck(files, child, output).run(count, seed);
        } catch (ProbeFailedException e) {
            output.err().println("nas: a network was not measured: " + e.getMessage());
            return ExitCodes.WORK_FAILED;
        } catch (MissingKernelException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private Duration budget() {
        Matcher matcher = TIME.matcher(budget.strip());
        if (!matcher.matches()) {
            throw wrong("found [" + budget + "] for --budget, accepted: a time such as 90s, 20min or 1h");
        }
        return Duration.ofSeconds(
                Math.multiplyExact(Long.parseLong(matcher.group(1)), (long) UNITS.getOrDefault(matcher.group(2), 1)));
    }

    private int networks() {
        if (networks < 1) {
            throw wrong("found [" + networks + "] for --networks, accepted: 1 or more");
        }
        return networks;
    }
}
