package nas4j.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.agent.wire.BlobRef;
import nas4j.agent.wire.Protocol;
import nas4j.agent.wire.Result;
import nas4j.agent.wire.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void resultsStayUntilTheyAreRemoved() throws IOException {
        Result first = new Result("job-1", 1, null, "it crashed");
        Result second = new Result("job-2", 3, null, "it crashed, too");
        try (Spool spool = Spool.open(folder)) {
            spool.put(second);
            spool.put(first);
            spool.put(first);
        }
        Files.writeString(folder.resolve("job-3-1.json.part"), "{\"jo");
        try (Spool spool = Spool.open(folder)) {
            assertThat(spool.all()).containsExactly(first, second);
            spool.remove(first);
            spool.remove(first);
            assertThat(spool.all()).containsExactly(second);
        }
    }

    @Test
    void onlyTheReferenceAndTheModelAtHandStay() throws IOException {
        Models models = new Models(folder);
        Protocol protocol = new Protocol(1, 0, 1, 0, 1, 1, 1, 7, 60);
        BlobRef model = new BlobRef("aa".repeat(32), 1);
        BlobRef reference = new BlobRef("bb".repeat(32), 1);
        for (String name : new String[] {"aa", "bb", "cc"}) {
            Files.writeString(folder.resolve(name.repeat(32)), "x");
        }
        Files.writeString(folder.resolve("dd".repeat(32) + ".part"), "x");
        models.keepOnly(new Work(model, reference, protocol));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("aa".repeat(32), "bb".repeat(32));
        models.keepOnly(new Work(reference, null, protocol));
        assertThat(models.has(model)).isFalse();
        assertThat(models.has(reference)).isTrue();
    }
}
