package nas4j.results.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.input.InputException;
import nas4j.results.journal.frame.DurableFiles;
import nas4j.results.journal.frame.FrameBuilder;
import nas4j.results.journal.frame.FrameReader;
import nas4j.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalHeaderTest {
    @TempDir
    private Path folder;

    @Test
    void isReadAsItWasWritten() {
        JournalHeader header = new JournalHeader("a/b", "search", -7);
        Path file = folder.resolve("a.trials");
        DurableFiles.write(file, header.write(new FrameBuilder().begin()));
        assertThat(read(file)).isEqualTo(header);
    }

    @Test
    void aNewerFormatIsRefusedNamingBoth() throws IOException {
        Path file = folder.resolve("a.trials");
        DurableFiles.write(file, new FrameBuilder().begin().putCount(2).putText("nobody knows what is here"));
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("format [2]")
                .hasMessageContaining("up to 1");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void anotherFileIsNoJournal() throws IOException {
        Path file = Files.writeString(folder.resolve("a.trials"), "number,accuracy\n");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("[" + file + "] is no journal");
    }

    private static JournalHeader read(Path file) {
        try (FrameReader reader = new FrameReader(file)) {
            return JournalHeader.read(file, reader);
        }
    }
}
