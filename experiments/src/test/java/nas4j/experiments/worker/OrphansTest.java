package nas4j.experiments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrphansTest {
    @Test
    void workersEndWhenTheirParentIsKilledEvenInTheMiddleOfAnEvaluation() throws IOException, InterruptedException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrphanParent.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(parent.inputReader().readLine()).isEqualTo(OrphanParent.BUSY);
        List<ProcessHandle> workers = parent.toHandle().children().toList();
        assertThat(workers).hasSize(2).allMatch(OrphansTest::isRunning);

        parent.destroyForcibly();

        long start = System.nanoTime();
        while (workers.stream().anyMatch(OrphansTest::isRunning)) {
            Thread.sleep(20);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    /** A process that has ended, but whose new parent has not asked how, is there and has no command any more. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
