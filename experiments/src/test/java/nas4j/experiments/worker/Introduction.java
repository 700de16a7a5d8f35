package nas4j.experiments.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that says how it was started. */
public final class Introduction {
    private Introduction() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("threads " + System.getenv("OMP_NUM_THREADS"));
        System.out.println("heap " + (Runtime.getRuntime().maxMemory() >> 20));
        System.out.println("offline " + System.getProperty("ai.djl.offline"));
        System.out.println("class path " + System.getProperty("java.class.path").hashCode());
        System.out.println("out of memory "
                + Files.readString(Path.of("/proc/self/oom_score_adj")).strip());
    }
}
