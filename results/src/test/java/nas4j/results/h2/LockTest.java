package nas4j.results.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import nas4j.contract.SampleTrials;
import nas4j.input.InputException;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LockTest {
    @TempDir
    private Path folder;

    @Test
    void theProcessThatHasTheLockIsNamedAndItsDeathGivesItBack() throws Exception {
        Process other = ChildJvm.start(KeepTrials.class, folder.toString(), "60000");
        assertThat(other.inputReader().readLine()).isEqualTo("0");
        try (TrialStore store = open()) {
            assertThatThrownBy(() -> store.lock(KeepTrials.NAME))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("experiment [killed] is in use by process " + other.pid() + " ")
                    .hasMessageContaining("since 1970-01-01T00:00:00Z");
            store.create(SampleTrials.experiment("another", 0));
            store.lock("another").close();
            other.destroyForcibly().waitFor();
            assertThat(lockText()).as("what the dead process left").contains("process " + other.pid());
            store.lock(KeepTrials.NAME);
            assertThat(lockText()).contains("process " + ProcessHandle.current().pid());
        }
        assertThat(lockText()).isEmpty();
    }

    /** A handle of the file that is closed must not cost the process its lock. */
    @Test
    void aSecondTryInOneProcessDoesNotLoseTheLockToOthers() throws Exception {
        try (TrialStore store = open();
                TrialStore second = open()) {
            store.create(SampleTrials.experiment(KeepTrials.NAME, 0));
            store.lock(KeepTrials.NAME);
            assertThatThrownBy(() -> second.lock(KeepTrials.NAME)).hasMessageContaining("in use by this process");
            Process other = ChildJvm.start(KeepTrials.class, folder.toString(), "60000");
            assertThat(other.inputReader().readLine()).isNull();
            assertThat(other.waitFor()).isEqualTo(1);
            assertThat(store.sessions(KeepTrials.NAME)).isEmpty();
        }
    }

    private String lockText() throws Exception {
        return Files.readString(folder.resolve(KeepTrials.NAME).resolve("lock"));
    }

    private TrialStore open() {
        return H2TrialStore.open(folder, InstantSource.fixed(Instant.EPOCH), _ -> {});
    }
}
