package nas4j.experiments.worker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a worker process is started: this program's Java and class path, one thread for each operation, and what makes it
 * end when its memory is spent.
 *
 * @param mainClass calls {@link WorkerLoop#run} on its standard streams
 * @param heapMegabytes most memory for Java objects, such as the data set
 */
public record WorkerCommand(String mainClass, long heapMegabytes) {
    private static final String AOT_CACHE = "-XX:AOTCache=";
    private static final long LEAST_HEAP = 256;
    private static final long MOST_HEAP = 8192;

    /** A worker of so many on this machine: together their heaps take half of its memory at most. */
    public static WorkerCommand of(String mainClass, int workers) {
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                        ? bean.getTotalMemorySize() >> 20
                        : MOST_HEAP;
        return new WorkerCommand(mainClass, Math.clamp(memory / 2 / workers, LEAST_HEAP, MOST_HEAP));
    }

    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line());
        builder.environment()
                .putAll(Map.of("OMP_NUM_THREADS", "1", "MKL_NUM_THREADS", "1", "OPT_OUT_TRACKING", "true"));
        return builder.start();
    }

    private List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith(AOT_CACHE))
                .forEach(line::add);
        line.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + Path.of(System.getProperty("java.io.tmpdir"), "nas4j-worker-%p.log"),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "-Dai.djl.offline=" + System.getProperty("ai.djl.offline", "true"),
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        return line;
    }
}
