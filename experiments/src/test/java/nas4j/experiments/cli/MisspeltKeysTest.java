package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlList;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;
import nas4j.spaces.yaml.YamlText;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each key of each ready experiment, misspelt once. */
class MisspeltKeysTest {
    private static final Path CONFIGS =
            Path.of(System.getProperty("nas4j.root")).resolve("experiments/configs");

    @TempDir
    private Path folder = Path.of("");

    /** A key of a file. */
    record Key(Path file, String name, Where where) {
        String misspelt() {
            return name.substring(0, name.length() - 1) + "q";
        }

        /** The file with this key misspelt. */
        String text() throws IOException {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            StringBuilder line = new StringBuilder(lines.get(where.line() - 1));
            line.replace(where.column() - 1, where.column() - 1 + name.length(), misspelt());
            lines.set(where.line() - 1, line.toString());
            return String.join("\n", lines);
        }
    }

    static List<Key> keys() throws IOException {
        try (Stream<Path> files = Files.list(CONFIGS)) {
            return files.sorted()
                    .flatMap(file -> keys(file, YamlFile.read(file)).stream())
                    .toList();
        }
    }

    private static List<Key> keys(Path file, YamlNode node) {
        return switch (node) {
            case YamlMap map ->
                map.entries().values().stream()
                        .flatMap(entry -> Stream.concat(
                                Stream.of(new Key(file, entry.key(), entry.keyWhere())),
                                keys(file, entry.value()).stream()))
                        .toList();
            case YamlList list ->
                list.items().stream().flatMap(item -> keys(file, item).stream()).toList();
            case YamlText _ -> List.of();
        };
    }

    @ParameterizedTest
    @MethodSource("keys")
    void isNamedWithItsPlaceAndTheOneThatWasMeant(Key key) throws IOException {
        Path file = folder.resolve(key.file().getFileName());
        Files.writeString(file, key.text());
        assertThatThrownBy(() -> ExperimentReader.read(YamlFile.read(file)))
                .isInstanceOfSatisfying(InputException.class, problem -> {
                    assertThat(problem.where().file()).isEqualTo(file.toString());
                    assertThat(problem.where().line()).isEqualTo(key.where().line());
                    assertThat(problem.where().key()).endsWith(key.misspelt());
                    assertThat(problem.problem())
                            .startsWith("found unknown key [" + key.misspelt() + "], accepted: ")
                            .endsWith("\nMaybe " + key.name() + "?");
                });
        Run run = Run.of(
                "run", file.toString(), "--results", folder.resolve("results").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("nas: " + file + ":" + key.where().line() + ":")
                .endsWith("Maybe " + key.name() + "?\n");
    }
}
