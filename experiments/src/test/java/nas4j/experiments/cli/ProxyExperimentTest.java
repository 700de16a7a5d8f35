package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment that trains nothing: its networks are scored by a proxy, in worker processes. */
@Tag("engine")
@Tag("slow")
class ProxyExperimentTest {
    private static final String EXPERIMENT = """
            experiment: untrained
            space: mobile-mini
            data: {generated: glyphs, difficulty: easy, size: 16, training: 100, test: 50}
            objectives: [maximize: synflow, minimize: macs]
            constraints: [synflow >= 1]
            search: {strategy: nsga2, population: 4}
            evaluate: {by: proxy, proxy: synflow, batch: 8}
            budget: {trials: 8}
            seeds: [1]
            """;

    @TempDir
    private Path folder = Path.of("");

    private Run nas(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--results";
        all[arguments.length + 1] = folder.resolve("results").toString();
        return Run.of(all);
    }

    @Test
    void networksAreScoredNotTrained() throws IOException {
        Path file = Files.writeString(folder.resolve("untrained.yaml"), EXPERIMENT);
        Run run = nas("run", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Run shown = nas("show", "untrained", "--top", "1", "--format", "json");
        assertThat(shown.out())
                .contains("\"status\": \"finished\"", "\"completed\": 8", "\"synflow\": {")
                .doesNotContain("\"accuracy\"");
        assertThat(folder.resolve("results/untrained/report.html")).content().contains("synflow");
        Run exported =
                nas("export", "untrained", "--out", folder.resolve("x.onnx").toString());
        assertThat(exported.exitCode()).isEqualTo(2);
        assertThat(exported.err()).contains("experiment [untrained] trains nothing, so it has no models");
    }
}
