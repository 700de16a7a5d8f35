package nas4j.experiments.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nas4j.input.InputException;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchitecturesTest {
    private static final SearchSpace FBNET = SpaceCompiler.compile(Catalogue.load("fbnet"));
    private static final SearchSpace MACRO = SpaceCompiler.compile(Catalogue.load("nas-bench-macro"));
    private static final String ZEROS = "0, ".repeat(20);

    private static CsvTable table(String column, String... architectures) {
        return new CsvTable(
                Path.of("t.csv"),
                List.of(column),
                List.of(architectures).stream().map(List::of).toList());
    }

    @Test
    void readsListsOfOptions() {
        List<Genotype> found =
                Architectures.of(table("arch", "[" + ZEROS + "3, 8]", ZEROS + "0, 7"), Path.of("none"), FBNET);
        assertThat(found.getFirst().option(20)).isEqualTo(3);
        assertThat(found.getFirst().option(21)).isEqualTo(8);
        assertThat(found.getLast().option(21)).isEqualTo(7);
    }

    @Test
    void readsDigits() {
        Genotype found = Architectures.of(table("architecture", "01200012"), Path.of("none"), MACRO)
                .getFirst();
        assertThat(found.options()).containsExactly(0, 1, 2, 0, 0, 0, 1, 2);
    }

    @Test
    void joinsAnotherFileByItsIndex(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "index,arch\n7,00000001\n9,00000002\n");
        List<Genotype> found = Architectures.of(table("index", "9", "7"), file, MACRO);
        assertThat(found.getFirst().option(7)).isEqualTo(2);
        assertThat(found.getLast().option(7)).isEqualTo(1);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Architectures.of(table("index", "8"), file, MACRO))
                .withMessageContaining("found [8], which no row of");
    }

    @Test
    void saysWhereAnArchitectureIsNone() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Architectures.of(table("arch", ZEROS + "0, 9"), Path.of("none"), FBNET))
                .withMessageContaining("t.csv:2:1: arch: option [9]");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Architectures.of(table("arch", "[1, 2]"), Path.of("none"), FBNET))
                .withMessageContaining("found [2] options");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Architectures.of(table("index", "1"), Path.of("none.csv"), FBNET))
                .withMessageContaining("no file [none.csv]");
    }
}
