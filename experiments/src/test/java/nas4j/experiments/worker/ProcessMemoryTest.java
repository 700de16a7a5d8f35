package nas4j.experiments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessMemoryTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatAProcessFillsIsSeen() {
        long pid = ProcessHandle.current().pid();
        long before = ProcessMemory.findMegabytes(pid).orElseThrow();
        try (Arena arena = Arena.ofConfined()) {
            arena.allocate(64 << 20).fill((byte) 1);
            assertThat(ProcessMemory.findMegabytes(pid).orElseThrow() - before).isBetween(32L, 256L);
        }
    }

    @Test
    void ofAProcessThatIsNotThereNothingIsKnown() {
        assertThat(ProcessMemory.findMegabytes(Long.MAX_VALUE)).isEmpty();
    }
}
