package nas4j.experiments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets of images by name: this process and its workers read one cache. */
class NamedDataTest {
    @TempDir
    private Path cache = Path.of("");

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                NamedDataParent.class.getName());
        builder.environment().put("DJL_CACHE_DIR", cache.toString());
        builder.environment().put("DJL_OFFLINE", "true");
        return builder.start();
    }

    @Test
    void aWorkerFindsThemWhereItsParentDoes() throws IOException, InterruptedException {
        IdxFiles.write(cache.resolve("cache/repo/dataset/cv/ai/djl/basicdataset/mnist/1.0"), 20, 10);
        Process parent = start();

        assertThat(parent.inputReader().lines()).containsExactly("here 20", "worker 20");
        assertThat(parent.waitFor()).isZero();
    }

    @Test
    void whereTheyAreMissingTheMessageSaysWhatToDo() throws IOException, InterruptedException {
        Process parent = start();

        assertThat(parent.errorReader().lines())
                .anyMatch(line ->
                        line.contains("data.named: [mnist] is not on this machine") && line.contains(cache.toString()))
                .anyMatch(line -> line.startsWith("Maybe set DJL_OFFLINE=false"));
        assertThat(parent.waitFor()).isNotZero();
    }
}
