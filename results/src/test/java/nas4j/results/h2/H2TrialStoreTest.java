package nas4j.results.h2;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import nas4j.contract.TrialStoreContract;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.io.TempDir;

final class H2TrialStoreTest implements TrialStoreContract {
    @TempDir
    private Path folder;

    @Override
    public TrialStore open() {
        return H2TrialStore.open(folder.resolve("runs"), InstantSource.fixed(Instant.EPOCH), remark -> {
            throw new AssertionError(remark);
        });
    }
}
