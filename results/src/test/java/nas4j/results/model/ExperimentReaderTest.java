package nas4j.results.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import nas4j.input.InputException;
import nas4j.results.Synthetic;
import nas4j.results.h2.H2TrialStore;
import nas4j.store.EventRecord;
import nas4j.store.TrialStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExperimentReaderTest {

    private static void keep(ExperimentData data, TrialStore store) {
        store.create(data.record());
        try (TrialStore.ExperimentLock _ = store.lock(data.name())) {
            long session = store.begin(data.name(), data.sessions().getFirst());
            data.runs().forEach(run -> run.trials().forEach(trial -> store.append(session, trial)));
            for (EventRecord event : data.events()) {
                store.append(event);
            }
        }
    }

    @Test
    void readsWhatWasKept(@TempDir Path folder) {
        ExperimentData data = new Synthetic("mnist").run(2, 12).data();
        try (TrialStore store = H2TrialStore.open(folder, InstantSource.system(), _ -> {})) {
            keep(data, store);
            ExperimentReader reader = new ExperimentReader(store);
            ExperimentData read = reader.read(
                    reader.record("mnist"), data.setup(), data.objectives(), data.descriptors(), Networks.UNKNOWN);
            assertThat(read.runs()).containsExactlyInAnyOrderElementsOf(data.runs());
            assertThat(read.sessions()).isEqualTo(data.sessions());
            assertThat(read.events()).containsAll(data.events());
            assertThat(read.record().protocol()).isEqualTo(data.record().protocol());
        }
    }

    @Test
    void saysWhatItKnowsInstead(@TempDir Path folder) {
        try (TrialStore store = H2TrialStore.open(folder, InstantSource.system(), _ -> {})) {
            keep(new Synthetic("mnist").run(1, 2).data(), store);
            assertThatThrownBy(() -> new ExperimentReader(store).record("mnits"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("found no experiment [mnits], known are [mnist]")
                    .hasMessageContaining("Maybe [mnist] is meant.");
        }
    }
}
