package nas4j.experiments.worker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a worker process is started: this program's Java, class path and properties, one thread for each operation, and
 * what makes it end when its memory is spent.
 *
 * @param mainClass calls {@link WorkerLoop#run} on its standard streams
 * @param heapMegabytes most memory for Java objects, such as the data set
 * @param memoryMegabytes most of all that it has in memory: heap, native arrays, libraries. Held on Linux
 */
public record WorkerCommand(String mainClass, long heapMegabytes, long memoryMegabytes) {
    private static final long LEAST_HEAP = 256;
    private static final long MOST_HEAP = 8192;
    private static final long LEAST_MEMORY = 1024;
    private static final long FIRST_HEAP = 16;

    private static final Path SHELL = Path.of("/bin/sh");

    /**
     * What has to be done before the process is a JVM. The terminal's signals go to all its processes, but a worker ends
     * when its parent does. A crash leaves no core file. Out of memory, the system ends a worker before anything else.
     */
    private static final String PREPARATION = "trap '' HUP INT; ulimit -c 0; "
            + "{ echo 1000 >/proc/self/oom_score_adj; } 2>/dev/null; exec \"$0\" \"$@\"";

    private static final Map<String, String> ENVIRONMENT =
            Map.of("OMP_NUM_THREADS", "1", "MKL_NUM_THREADS", "1", "OPT_OUT_TRACKING", "true");

    /**
     * A worker of so many on this machine: together their heaps take half of its memory at most, and all that they have
     * in memory nine tenths. So whether a network fits depends on no other worker.
     */
    public static WorkerCommand of(String mainClass, int workers) {
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                        ? bean.getTotalMemorySize() >> 20
                        : MOST_HEAP;
        return new WorkerCommand(
                mainClass,
                Math.clamp(memory / 2 / workers, LEAST_HEAP, MOST_HEAP),
                Math.max(memory * 9 / 10 / workers, LEAST_MEMORY));
    }

    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line());
        builder.environment().putAll(ENVIRONMENT);
        return builder.start();
    }

    private List<String> line() {
        List<String> line = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            line.addAll(List.of(SHELL.toString(), "-c", PREPARATION));
        }
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options());
        line.addAll(properties());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        return line;
    }

    /** Not the launcher's start-up cache: the JVM refuses it beside native access, and then starts slower than without. */
    private List<String> options() {
        return List.of(
                "-Xms" + Math.min(FIRST_HEAP, heapMegabytes) + "m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "nas4j-worker-%p.log"),
                "-XX:-UsePerfData", // its file would stay when the process is killed
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED");
    }

    /** Those that this program was started with; without one that says otherwise, the engine asks the internet nothing. */
    private static List<String> properties() {
        List<String> properties = new ArrayList<>();
        properties.add("-Dai.djl.offline=true");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-D"))
                .forEach(properties::add);
        return properties;
    }
}
