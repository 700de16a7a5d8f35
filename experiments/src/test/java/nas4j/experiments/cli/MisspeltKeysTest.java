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
import nas4j.experiments.yaml.FileKey;
import nas4j.input.InputException;
import nas4j.spaces.yaml.YamlFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each key of each ready experiment, misspelt once. */
class MisspeltKeysTest {
    private static final Path CONFIGS =
            Path.of(System.getProperty("nas4j.root")).resolve("experiments/configs");

    @TempDir
    private Path folder = Path.of("");

    static List<FileKey> keys() throws IOException {
        List<FileKey> keys = new ArrayList<>();
        try (Stream<Path> files = Files.list(CONFIGS)) {
            for (Path file : files.sorted().toList()) {
                keys.addAll(FileKey.of(Files.readString(file)));
            }
        }
        return keys;
    }

    @ParameterizedTest
    @MethodSource("keys")
    void isNamedWithItsPlaceAndTheOneThatWasMeant(FileKey key) throws IOException {
        Path file = Files.writeString(folder.resolve("my.yaml"), key.misspeltFile());
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
