package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ready experiments, with small budgets. */
@Tag("engine")
class ConfigsTest {
    private static final Path ROOT = Path.of(System.getProperty("nas4j.root"));
    private static final Path CONFIGS = ROOT.resolve("experiments/configs");
    private static final String TABLE = "nas-bench-201.yaml";

    @TempDir
    private Path folder = Path.of("");

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(CONFIGS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static List<String> trained() throws IOException {
        return names().stream().filter(name -> !name.equals(TABLE)).toList();
    }

    /** A copy whose paths hold wherever the test is started. */
    private Path copy(String name) throws IOException {
        String text = Files.readString(CONFIGS.resolve(name));
        boolean needsShared = text.contains("../shared");
        Path shared = ROOT.resolve("../shared");
        Assumptions.assumeTrue(!needsShared || Files.isDirectory(shared), "skipped: there is no folder " + shared);
        return Files.writeString(folder.resolve(name), text.replace("../shared", shared.toString()));
    }

    private Run run(String name, String... settings) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                copy(name).toString(),
                "--results",
                folder.resolve("results").toString(),
                "--format",
                "json",
                "--seed",
                "1",
                "--trials",
                "2"));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    void theTableIsSearched() throws IOException {
        Run run = run(TABLE);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"status\": \"finished\"", "\"trials\": 2");
    }

    @ParameterizedTest
    @MethodSource("trained")
    @Tag("slow")
    void networksAreTrainedAndHandedBack(String name) throws IOException {
        Run run = run(name, "evaluate.epochs=0.2", "evaluate.final-epochs=0.3", "workers=1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"status\": \"finished\"", "\"delivered\": {");
        String experiment = name.replace(".yaml", "");
        Path model = folder.resolve("model.onnx");
        Run export = Run.of(
                "export", experiment, "--results", folder.resolve("results").toString(), "--out", model.toString());
        assertThat(export.exitCode()).as(export.err()).isZero();
        assertThat(model).isNotEmptyFile();
        assertThat(folder.resolve("model.onnx.md")).content().contains("| accuracy |", "genotype: `");
    }
}
