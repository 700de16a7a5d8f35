package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments that look at suggestions before anything is spent on them. */
class ScreenedExperimentTest {
    private static final Pattern ACCURACY = Pattern.compile("\"accuracy\": \\{\\s*\"value\": ([0-9.]+)");

    @TempDir
    private Path folder = Path.of("");

    private String results = "";

    /** Accuracy counts the twos, which a predictor knows well. */
    @BeforeEach
    void learn() throws IOException {
        results = folder.resolve("results").toString();
        MacroPredictor.learn(folder, results);
    }

    private Run run(String screen) throws IOException {
        return run("random", "[maximize: accuracy]", screen);
    }

    private Run run(String strategy, String objectives, String screen) throws IOException {
        Path file = Files.writeString(
                folder.resolve("experiment.yaml"), """
                experiment: screened
                space: nas-bench-macro
                data: {predictor: macro, results: "%s"}
                objectives: %s
                search: {strategy: %s}
                screen: %s
                budget: {trials: 30}
                seeds: [1]
                """.formatted(results, objectives, strategy, screen));
        return Run.of("run", file.toString(), "--results", results);
    }

    private double meanAccuracy() {
        String shown = Run.of("show", "screened", "--results", results, "--top", "30", "--format", "json")
                .out();
        String top = shown.substring(shown.indexOf("\"top\""));
        List<MatchResult> found = ACCURACY.matcher(top).results().toList();
        assertThat(found).hasSize(30);
        return found.stream()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .average()
                .orElseThrow();
    }

    /** A random network has 88, with a deviation of 2.3; the best of five 90.7. */
    @Test
    void theMostPromisingOfFiveIsEvaluated() throws IOException {
        Run run = run("{by: predictor, predictor: macro, results: \"" + results + "\", keep: 20 %}");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err() + run.out())
                .contains("screen, seed 1: of 150 suggestions that were looked at, 120 were left out");
        assertThat(meanAccuracy()).isBetween(90.0, 91.5);
    }

    @Test
    void aScreenLearnsFromTheTrialsBefore() throws IOException {
        Run run = run("{by: predictor, model: ridge, keep: 20 %}");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err() + run.out())
                .contains("screen, seed 1: of 100 suggestions that were looked at, 80 were left out");
        assertThat(meanAccuracy()).isBetween(89.0, 91.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {by: proxy, proxy: synflow, keep: 20 %}                    | random | accuracy | found a proxy, which has to look at images
            {by: predictor, keep: 2 %}                                 | random | accuracy | accepted: a share from 5 % to below 100 %
            {by: predictor, keep: 1}                                   | random | accuracy | accepted: a share from 5 % to below 100 %
            {by: predictor, keep: much}                                | random | accuracy | experiment.yaml:6
            {by: predictor, kep: 20 %}                                 | random | accuracy | kep
            {by: predictor, keep: 20 %, model: rige}                   | random | accuracy | ridge
            {by: predictor, keep: 20 %}                                | asha   | accuracy | [asha], which asks for evaluations at a part of the budget
            {by: predictor, predictor: macro, results: RESULTS, keep: .2} | random | macs  | [macro], which predicts accuracy, accepted: a predictor of one of the objectives, macs
            {by: predictor, predictor: none, results: RESULTS, keep: .2} | random | accuracy | [none]
            """)
    void whatDoesNotFitIsSaid(String screen, String strategy, String objective, String message) throws IOException {
        Run run = run(
                strategy,
                objective.equals("macs") ? "[minimize: macs]" : "[maximize: accuracy]",
                screen.replace("RESULTS", "\"" + results + "\""));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(message).contains("experiment.yaml:");
    }

    /** By the engine: networks are scored in a process of their own, and the better half is trained. */
    @Test
    @Tag("engine")
    @Tag("slow")
    void networksAreScoredBeforeTheyAreTrained() throws IOException {
        Path file = Files.writeString(folder.resolve("trained.yaml"), """
                experiment: trained
                space: mobile-mini
                data: {generated: glyphs, difficulty: easy, size: 16, training: 200, test: 50}
                objectives: [maximize: accuracy]
                search: {strategy: random}
                screen: {by: proxy, proxy: parameters, batch: 8, keep: 50 %}
                evaluate: {by: training, epochs: 0.5}
                budget: {trials: 4}
                seeds: [1]
                baseline: off
                """);
        Run run = Run.of("run", file.toString(), "--results", results);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err() + run.out())
                .contains("screen, seed 1: of 8 suggestions that were looked at, 4 were left out");
    }
}
