package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorEvaluateTest {
    private static final int ROWS = 120;

    @TempDir
    private Path folder = Path.of("");

    private Path table = Path.of("");

    /** Cells of nas-bench-macro; accuracy counts their twos, and a score says it with noise. */
    @BeforeEach
    void writeTable() throws IOException {
        RandomGenerator random = Seeds.generator(1);
        StringBuilder text = new StringBuilder("arch,accuracy,score,other,codes,kind\n");
        for (int row = 0; row < ROWS; row++) {
            StringBuilder digits = new StringBuilder();
            int sum = 0;
            for (int k = 0; k < 8; k++) {
                int digit = random.nextInt(3);
                digits.append(digit);
                sum += digit;
            }
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%.3f,%s,%.3f,\"(%s)\",%s%n",
                    digits,
                    80 + sum + .1 * random.nextGaussian(),
                    row == 5 ? "-inf" : String.format(Locale.ROOT, "%.3f", Math.exp(sum + random.nextGaussian())),
                    2.0 * sum,
                    String.join(",", digits.toString().split("")),
                    row % 4 == 0 ? "a" : "b"));
        }
        table = Files.writeString(folder.resolve("cells.csv"), text);
    }

    private Run evaluate(String... more) {
        return Run.of(Stream.concat(
                        Stream.of(
                                "predictor",
                                "evaluate",
                                "--csv",
                                table.toString(),
                                "--target",
                                "accuracy",
                                "--seeds",
                                "2"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void printsScoresAsJson() {
        Run run = evaluate("--space", "nas-bench-macro", "--train", "40", "--predictor", "ridge", "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("\"train\": 40", "\"seeds\": 2", "\"rows\": " + ROWS)
                .containsPattern("\"spearman\": \\{\\s+\"mean\": 0\\.9")
                .contains("\"kendall\": ", "\"mape\": ", "\"coverage90\": ", "\"ndcg10\": ", "\"std\": ");
    }

    /** A job says all that the options say, and nothing is kept. */
    @Test
    void aJobGivesTheFiguresOfTheOptions() throws IOException {
        Path job = Files.writeString(folder.resolve("job.yaml"), """
                predictor: cells
                data: {csv: "%s"}
                space: nas-bench-macro
                architecture: arch
                target: accuracy
                model: ridge
                check: {train: 40, seeds: 2}
                """.formatted(table));
        Run run = Run.of("predictor", "evaluate", job.toString(), "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo(evaluate(
                                "--space",
                                "nas-bench-macro",
                                "--train",
                                "40",
                                "--predictor",
                                "ridge",
                                "--format",
                                "json")
                        .out());
        Run both = Run.of("predictor", "evaluate", job.toString(), "--seeds", "3");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err()).contains("--seeds: found a job beside it", "accepted with a job: --plot, --format");
        Run neither = Run.of("predictor", "evaluate", "--seeds", "3");
        assertThat(neither.exitCode()).isEqualTo(2);
        assertThat(neither.err()).contains("found no rows to learn from, accepted: JOB.yaml, or --csv FILE");
    }

    @Test
    void theSameCommandGivesTheSameFigures() {
        String[] command = {
            "--space", "nas-bench-macro", "--train", "30", "--predictor", "random-forest", "--format", "csv"
        };
        Run run = evaluate(command);
        assertThat(run.out()).startsWith("metric,mean,std,what it is").contains("regret10,");
        assertThat(evaluate(command).out()).isEqualTo(run.out());
    }

    @Test
    void rowsMayBePlainNumbersOrCodes() {
        Run plain = evaluate("--features", "score", "--train", "40", "--predictor", "gp", "--format", "json");
        assertThat(plain.exitCode()).as(plain.err()).isZero();
        assertThat(plain.out()).containsPattern("\"spearman\": \\{\\s+\"mean\": 0\\.[89]");
        Run codes = evaluate("--space", "codes", "--architecture", "codes", "--train", "60", "--predictor", "gp");
        assertThat(codes.exitCode()).as(codes.err()).isZero();
        assertThat(codes.out()).containsPattern("spearman +0\\.[89]");
    }

    @Test
    void autoSaysWhatItChoseAndWhy() {
        Run run = evaluate("--space", "nas-bench-macro", "--train", "40");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("120 rows: 40 learnt from, 60 predicted", "Rank correlation in cross-validation: ");
    }

    @Test
    void sourcesAreEnoughWithoutRows() {
        Run run = evaluate(
                "--space",
                "nas-bench-macro",
                "--sources",
                "other",
                "--source-rows",
                "60",
                "--train",
                "0",
                "--format",
                "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("\"spearman\": \\{\\s+\"mean\": (0\\.9|1)");
    }

    @Test
    void drawsPredictedAgainstTrue() throws IOException {
        Path plot = folder.resolve("plot.html");
        Run run = evaluate(
                "--space", "nas-bench-macro", "--train", "40", "--predictor", "ridge", "--plot", plot.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(plot)).contains("Predicted against true accuracy", "<svg", "ridge had not seen");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(evaluate("--space", "nas-bench-macro", "--train", "40", "--predictor", "gpp")
                        .err())
                .contains("--predictor", "[gpp]", "gp");
        assertThat(evaluate("--space", "nas-bench-macro", "--train", "119").err())
                .contains("--train", "[120]");
        assertThat(evaluate("--train", "40").err()).contains("neither a space nor features");
        assertThat(evaluate("--features", "scor", "--train", "40").err()).contains("--features", "[scor]", "score");
        assertThat(evaluate("--features", "kind", "--train", "40").err()).contains("cells.csv:2", "kind", "[a]");
        assertThat(evaluate("--features", "score", "--train", "40", "--predictor", "gp-wl")
                        .err())
                .contains("[gp-wl]", "networks alone");
        Run none = evaluate("--features", "score", "--train", "0");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("--train", "[0]");
    }

    private static final String JOB = """
            predictor: macro-accuracy
            data: {csv: "%s", where: {kind: b}}
            space: nas-bench-macro
            architecture: arch
            target: accuracy
            features: [score]
            sources: {columns: [other], rows: 40}
            model: ridge
            check: {train: 40, seeds: 3}
            """;

    private Run predictor(String... command) {
        return Run.of(Stream.concat(Stream.of("predictor"), Stream.of(command)).toArray(String[]::new));
    }

    @Test
    void aJobIsLearntKeptShownAndAsked() throws IOException {
        Path job = Files.writeString(folder.resolve("job.yaml"), JOB.formatted(table));
        String results = folder.resolve("results").toString();
        Path file = folder.resolve("macro.predictor");
        Run run = predictor("train", job.toString(), "--results", results, "--out", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("split 3 of 3: ridge", "ridge learns from all 90 rows");
        Run again = predictor("train", job.toString(), "--results", results);
        assertThat(again.err()).contains("has learnt already").doesNotContain("split 1");
        assertThat(predictor("show", "macro-accuracy", "--results", results, "--format", "json")
                        .out())
                .contains("\"finished\": true", "\"seeds\": 3", "\"spearman\": ");
        Path asked =
                Files.writeString(folder.resolve("asked.csv"), "architecture,score\n00000000,1\n22222222,8000000\n");
        Run byName = predictor(
                "predict", "macro-accuracy", "--results", results, "--csv", asked.toString(), "--format", "csv");
        assertThat(byName.exitCode()).as(byName.err()).isZero();
        assertThat(byName.out()).startsWith("architecture,accuracy,std,low90,high90");
        Run byFile = predictor("predict", file.toString(), "--csv", asked.toString(), "--format", "csv");
        assertThat(byFile.out()).isEqualTo(byName.out());
        String[] lines = byFile.out().split("\n", -1);
        assertThat(Double.parseDouble(lines[1].split(",", -1)[1])).isBetween(75.0, 85.0);
        assertThat(Double.parseDouble(lines[2].split(",", -1)[1])).isBetween(90.0, 100.0);
    }

    @Test
    void anotherJobDoesNotTakeTheName() throws IOException {
        Path job = Files.writeString(folder.resolve("job.yaml"), JOB.formatted(table));
        String results = folder.resolve("results").toString();
        assertThat(predictor("train", job.toString(), "--results", results).exitCode())
                .isZero();
        Files.writeString(job, JOB.formatted(table).replace("seeds: 3", "seeds: 2"));
        Run run = predictor("train", job.toString(), "--results", results);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("macro-accuracy", "another job", "--again");
        assertThat(predictor("train", job.toString(), "--results", results, "--again")
                        .err())
                .contains("split 2 of 2");
    }

    @Test
    void aJobThatIsWrongSaysWhere() throws IOException {
        Path job = Files.writeString(
                folder.resolve("job.yaml"), JOB.formatted(table).replace("[score]", "[scor]"));
        assertThat(predictor("train", job.toString()).err()).contains("job.yaml:6", "features", "[scor]", "score");
        Files.writeString(job, JOB.formatted(table).replace("target:", "targte:"));
        assertThat(predictor("train", job.toString()).err()).contains("job.yaml:5", "[targte]", "target");
        Path damaged = Files.writeString(folder.resolve("x.predictor"), "nothing");
        assertThat(predictor("predict", damaged.toString(), "--architecture", "0")
                        .err())
                .contains("x.predictor", "is no predictor");
    }
}
