package nas4j.experiments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WorkerCommandTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void aWorkerHasOneThreadALimitedHeapAndIsTheFirstToGo() throws IOException, InterruptedException {
        Process process = new WorkerCommand(Introduction.class.getName(), 48, 400).start();
        List<String> lines = process.inputReader().lines().toList();

        assertThat(process.waitFor()).isZero();
        assertThat(process.errorReader().lines()).isEmpty();
        assertThat(lines)
                .containsExactly(
                        "threads 1",
                        "heap 46", // less one of the two spaces that survivors are copied between
                        "offline true",
                        "class path " + System.getProperty("java.class.path").hashCode(),
                        "out of memory 1000");
    }

    @Test
    void workersShareTheMachine() {
        WorkerCommand one = WorkerCommand.of("Main", 1);
        WorkerCommand two = WorkerCommand.of("Main", 2);
        WorkerCommand many = WorkerCommand.of("Main", 100_000);

        assertThat(one.memoryMegabytes()).isGreaterThanOrEqualTo(one.heapMegabytes());
        assertThat(two.memoryMegabytes()).isLessThanOrEqualTo(one.memoryMegabytes());
        assertThat(many).isEqualTo(new WorkerCommand("Main", 256, 1024));
    }
}
