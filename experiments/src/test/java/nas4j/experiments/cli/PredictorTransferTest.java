package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
class PredictorTransferTest {
    private static final Path TABLES = Path.of(System.getProperty("nas4j.root")).resolve("../shared/data/benchmarks");
    private static final String QUICK = "steps=40,tuning-steps=10,members=1";
    private static final Pattern SPEARMAN = Pattern.compile("spearman +(-?[0-9.]+)");

    @TempDir
    private Path folder = Path.of("");

    private Path cells = Path.of("");

    /** Cells of nas-bench-macro: accuracy counts their twos and ones, another task the same in another unit. */
    @BeforeEach
    void writeTable() throws IOException {
        RandomGenerator random = Seeds.generator(1);
        cells = Files.writeString(
                folder.resolve("cells.csv"),
                IntStream.range(0, 120)
                        .mapToObj(_ ->
                                random.ints(8, 0, 3).mapToObj(Integer::toString).collect(Collectors.joining()))
                        .map(digits -> {
                            int sum = digits.chars().map(digit -> digit - '0').sum();
                            return String.format(
                                    Locale.ROOT, "%s,%.3f,%d", digits, 80 + sum + .1 * random.nextGaussian(), 2 * sum);
                        })
                        .collect(Collectors.joining("\n", "arch,accuracy,other\n", "\n")));
    }

    private Run evaluate(String... more) {
        List<String> command = new ArrayList<>(List.of(
                "predictor",
                "evaluate",
                "--csv",
                cells.toString(),
                "--space",
                "nas-bench-macro",
                "--target",
                "accuracy",
                "--seeds",
                "1"));
        command.addAll(List.of(more));
        return Run.of(command.toArray(String[]::new));
    }

    private Run transfer(int train, String predictor, String... more) {
        List<String> command = new ArrayList<>(
                List.of("--sources", "other", "--source-rows", "60", "--train", "" + train, "--predictor", predictor));
        command.addAll(List.of(more));
        return evaluate(command.toArray(String[]::new));
    }

    private static double spearman(Run run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        Matcher found = SPEARMAN.matcher(run.out());
        assertThat(found.find()).as(run.out()).isTrue();
        return Double.parseDouble(found.group(1));
    }

    @Test
    void sourcesAreLearntWithAndWithoutRows() {
        Run without = transfer(0, "aio-p", "--set", QUICK);
        assertThat(spearman(without)).isGreaterThan(.6);
        assertThat(without.err()).contains("split 1 of 1: aio-p, spearman ");
        Run few = transfer(20, "aio-p", "--set", QUICK + ",tuning=all,labels=per-macs");
        assertThat(spearman(few)).isGreaterThan(.6);
        assertThat(few.out()).contains("coverage90", "width90");
        assertThat(transfer(20, "aio-p", "--set", QUICK + ",tuning=all,labels=per-macs")
                        .out())
                .isEqualTo(few.out());
    }

    @Test
    void aBaseIsLearntFirstOrOneMoreColumn() {
        String[] base = {
            "--base",
            cells.toString(),
            "--base-space",
            "nas-bench-macro",
            "--base-target",
            "other",
            "--base-rows",
            "60",
            "--set",
            QUICK
        };
        assertThat(spearman(transfer(0, "aio-p", base))).isGreaterThan(.6);
        Run with = transfer(30, "gp", base);
        assertThat(spearman(with)).isGreaterThan(.6);
        assertThat(with.out()).isNotEqualTo(transfer(30, "gp").out());
    }

    @Test
    void autoComparesItWithPredictorsThatReadTheSources() {
        Run run = transfer(30, "auto", "--set", QUICK);
        assertThat(spearman(run)).isGreaterThan(.6);
        assertThat(run.err())
                .containsPattern("Rank correlation in cross-validation: .*aio-p -?[0-9].*gp |"
                        + "Rank correlation in cross-validation: .*gp -?[0-9].*aio-p ");
        assertThat(transfer(10, "auto", "--set", QUICK).err())
                .contains("gp, as there are too few rows to compare predictors. With few rows it was measured to be"
                        + " better than aio-p.");
        assertThat(transfer(0, "auto", "--set", QUICK).err()).contains("The mean of what is said of the sources");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(evaluate("--train", "20", "--predictor", "aio-p").err())
                .contains("--predictor", "[aio-p]", "--sources", "Maybe take gnn");
        assertThat(transfer(20, "aio-p", "--set", "tunin=all").err()).contains("[tunin]", "Maybe tuning?");
        assertThat(transfer(20, "aio-p", "--set", "tuning=al").err()).contains("tuning [al]", "Maybe all?");
        assertThat(transfer(20, "aio-p", "--set", "members=0").err()).contains("members [0], accepted: 1 to 20");
        assertThat(transfer(20, "aio-p", "--set", "steps=x").err()).contains("steps [x], accepted: a whole number");
        assertThat(transfer(20, "gp", "--set", "steps=9").err()).contains("[steps]", "[gp], which has none");
        assertThat(transfer(20, "gnn").err()).contains("[gnn]", "aio-p");
        assertThat(transfer(20, "aio-p", "--features", "other").err()).contains("networks alone, and features");
        String[] many = {"--base", cells.toString(), "--base-space", "nas-bench-macro", "--base-target", "other"};
        assertThat(transfer(20, "aio-p", many).err()).contains("--base-rows", "[2000]", "2 to 120");
    }

    private String job(String model) {
        return """
                predictor: macro
                data: {csv: "%1$s"}
                space: nas-bench-macro
                target: accuracy
                sources: {columns: [other], rows: 60, base: {csv: "%1$s", space: nas-bench-macro, target: other, rows: 60}}
                model: {predictor: %2$s, steps: 20, tuning-steps: 10, members: 1}
                check: {train: 0, test: 40, seeds: 2}
                """.formatted(cells, model);
    }

    private static Run predictor(String... command) {
        return Run.of(Stream.concat(Stream.of("predictor"), Stream.of(command)).toArray(String[]::new));
    }

    @Test
    void aJobKeepsWhatWasLearntOfSources() throws IOException {
        for (String model : List.of("aio-p", "gp")) {
            Path job = Files.writeString(folder.resolve("job.yaml"), job(model));
            String results = folder.resolve(model).toString();
            Path file = folder.resolve(model + ".predictor");
            Run run = predictor("train", job.toString(), "--results", results, "--out", file.toString());
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.err()).contains("split 2 of 2: ", model + " learns from all 120 rows");
            assertThat(predictor("train", job.toString(), "--results", results).err())
                    .contains("has learnt already");
            String[] asked = {"--architecture", "00000000", "--architecture", "22222222", "--format", "csv"};
            Run byFile = predict(file.toString(), results, asked);
            assertThat(byFile.exitCode()).as(byFile.err()).isZero();
            assertThat(byFile.out())
                    .startsWith("architecture,accuracy,std,low90,high90")
                    .hasLineCount(3);
            assertThat(predict("macro", results, asked).out()).isEqualTo(byFile.out());
        }
    }

    private static Run predict(String name, String results, String... asked) {
        List<String> command = new ArrayList<>(List.of("predict", name, "--results", results));
        command.addAll(List.of(asked));
        return predictor(command.toArray(String[]::new));
    }

    /** Of 500 networks whose accuracy on objects is known: better than chance by far, on scenes. */
    @Test
    @Tag("slow")
    void ordersNetworksOfAPublishedTableByAnotherTask() {
        Path table = TABLES.resolve("transnas-bench-101-micro.csv.gz");
        assumeTrue(Files.isRegularFile(table), () -> "skipped: [" + table + "] is not there");
        Run run = Run.of(
                "predictor",
                "evaluate",
                "--csv",
                table.toString(),
                "--space",
                "transnas-bench-101-micro",
                "--target",
                "val_class_scene",
                "--sources",
                "val_class_object",
                "--train",
                "0",
                "--seeds",
                "1",
                "--predictor",
                "aio-p");
        assertThat(spearman(run)).isGreaterThan(.6);
    }
}
