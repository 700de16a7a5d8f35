package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment in which a predictor that was learnt stands for trainings. */
class PredictedExperimentTest {
    private static final String EXPERIMENT = """
            experiment: predicted
            space: nas-bench-macro
            data: {predictor: "%s", results: "%s"}
            objectives: [maximize: accuracy, minimize: macs]
            search: {strategy: nsga2, population: 8}
            budget: {trials: 40}
            seeds: [1]
            """;

    @TempDir
    private Path folder = Path.of("");

    private String results = "";

    /** Accuracy counts the twos, each of which makes networks larger too. */
    @BeforeEach
    void learn() throws IOException {
        results = folder.resolve("results").toString();
        MacroPredictor.learn(folder, results);
    }

    private String portable() {
        return folder.resolve("macro.predictor").toString();
    }

    private Run run(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("experiment.yaml"), text);
        return Run.of("run", file.toString(), "--results", results);
    }

    @Test
    void itsTrialsArePredicted() throws IOException {
        Run run = run(EXPERIMENT.formatted("macro", results));
        assertThat(run.exitCode()).as(run.err()).isZero();
        String shown = Run.of("show", "predicted", "--results", results, "--format", "json")
                .out();
        assertThat(shown)
                .contains("\"completed\": 40", "\"failed\": 0", "\"accuracy\": ", "\"macs\": ")
                .containsPattern("\"standardError\": 0\\.\\d*[1-9]");
        Run again =
                run(EXPERIMENT.formatted(portable(), results).replace("experiment: predicted", "experiment: other"));
        assertThat(again.exitCode()).as(again.err()).isZero();
    }

    @Test
    void saysWhatDoesNotFit() throws IOException {
        assertThat(run(EXPERIMENT.formatted("marco", results)).err()).contains("[marco]", "macro");
        assertThat(run(EXPERIMENT.formatted("macro", results).replace("space: nas-bench-macro", "space: mobile-mini"))
                        .err())
                .contains("experiment.yaml:2", "[mobile-mini]", "nas-bench-macro");
        assertThat(run(EXPERIMENT.formatted("macro", results) + "evaluate: {by: training}\n")
                        .err())
                .contains("experiment.yaml:8", "[training]", "predictor");
        assertThat(run(EXPERIMENT.formatted("macro", results).replace("maximize: accuracy", "maximize: accurcy"))
                        .err())
                .contains("[accurcy]", "accuracy");
        assertThat(run(EXPERIMENT
                                .formatted("macro", results)
                                .replace(
                                        "objectives: [maximize: accuracy, minimize: macs]",
                                        "objectives: [maximize: accuracy]")
                                .replace("{strategy: nsga2, population: 8}", "{strategy: hyperband}"))
                        .err())
                .contains("hyperband");
    }
}
