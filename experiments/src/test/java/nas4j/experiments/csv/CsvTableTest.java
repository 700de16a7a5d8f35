package nas4j.experiments.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import nas4j.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void readsPlainAndPackedFilesAlike() throws IOException {
        String text = "index,arch,a\n0,\"[1, 2]\",3.5\n\n1,\"[0, 2]\",\n";
        Path packed = folder.resolve("table.csv.gz");
        try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(packed))) {
            bytes.write(text.getBytes(StandardCharsets.UTF_8));
        }
        for (Path path : new Path[] {file(text), packed}) {
            CsvTable table = CsvTable.read(path, "--table");
            assertThat(table.columns()).containsExactly("index", "arch", "a");
            assertThat(table.cell(0, 1)).isEqualTo("[1, 2]");
            assertThat(table.number(0, 2)).isEqualTo(3.5);
            assertThat(table.number(1, 2)).isNaN();
        }
    }

    @Test
    void saysWhereSomethingIsNoNumber() throws IOException {
        CsvTable table = CsvTable.read(file("a,b\n1,2\nx,-3\n"), "--table");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> table.number(1, 0))
                .withMessageContaining("table.csv:3:1: a: found [x], accepted: a number");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> table.latency(1, 1))
                .withMessageContaining("found [-3], accepted: a latency above 0");
    }

    @Test
    void namesTheNearestColumnAndFile() throws IOException {
        Path file = file("pixel2,pixel3\n1,2\n");
        CsvTable table = CsvTable.read(file, "--table");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> table.column("pixxel3", "--target"))
                .withMessageContaining("--target: found no column [pixxel3]")
                .withMessageContaining("Maybe pixel3?");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> CsvTable.read(folder.resolve("tabel.csv"), "--table"))
                .withMessageContaining("--table: found [")
                .withMessageContaining("table.csv?");
    }

    @Test
    void refusesRowsOfOtherLengthsAndFilesWithoutRows() throws IOException {
        Path uneven = file("a,b\n1\n");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> CsvTable.read(uneven, "--table"))
                .withMessageContaining("found [1] cells, accepted: 2");
        Path empty = file("a,b\n");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> CsvTable.read(empty, "--table"))
                .withMessageContaining("found [1] lines");
    }
}
