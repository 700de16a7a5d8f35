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

class DeviceTransferTest {
    private static final int ROWS = 60;

    @TempDir
    private Path folder = Path.of("");

    private Path table = Path.of("");

    /** Four devices that weigh two sizes differently, and a column of text. */
    @BeforeEach
    void writeTable() throws IOException {
        RandomGenerator random = Seeds.generator(1);
        StringBuilder text = new StringBuilder("index,width,depth,name,cpu,gpu,phone,board\n");
        for (int row = 0; row < ROWS; row++) {
            double width = 1 + random.nextInt(8);
            double depth = 1 + random.nextInt(8);
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%.0f,%.0f,net%d,%.4f,%.4f,%.4f,%.4f%n",
                    row,
                    width,
                    depth,
                    row,
                    width * depth,
                    2 + depth,
                    1 + width * width * depth,
                    3 + width + 2 * depth));
        }
        table = Files.writeString(folder.resolve("latency.csv"), text);
    }

    private Run transfer(String... more) {
        return Run.of(Stream.concat(Stream.of("device", "transfer", "--table", table.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Run byColumns(String... more) {
        return transfer(Stream.concat(
                        Stream.of("--space", "columns", "--features", "width,depth", "--sources", "cpu,gpu,phone"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void printsScoresAsJson() {
        Run run = byColumns("--target", "board", "--samples", "10", "--seeds", "2", "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("\"target\": \"board\"", "\"samples\": 10", "\"seeds\": 2", "\"coverage90\": ")
                .containsPattern("\"spearman\": \\{\\s+\"mean\": (0\\.9|1)")
                .contains("\"std\": ", "\"kendall\": ", "\"trimmedSpearman\": ", "\"mapePercent\": ", "\"width90\": ");
    }

    @Test
    void printsScoresAsTextAndCsv() {
        assertThat(byColumns("--target", "board", "--samples", "10", "--seeds", "2")
                        .out())
                .contains("figure", "mean", "spearman", "coverage90");
        assertThat(byColumns("--target", "board", "--samples", "10", "--seeds", "2", "--format", "csv")
                        .out())
                .startsWith("figure,mean,std")
                .contains("spearman,0.9");
    }

    @Test
    void columnsThatAreNothingElseAreFeatures() {
        Run run = transfer(
                "--space",
                "columns",
                "--sources",
                "cpu,gpu,phone",
                "--target",
                "board",
                "--samples",
                "10",
                "--seeds",
                "1",
                "--format",
                "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void misspeltColumnsGetTheNearest() {
        Run target = byColumns("--target", "bord");
        assertThat(target.exitCode()).isEqualTo(2);
        assertThat(target.err()).contains("--target", "[bord]", "Maybe board?");
        Run source = transfer("--space", "columns", "--target", "board", "--sources", "cpuu");
        assertThat(source.exitCode()).isEqualTo(2);
        assertThat(source.err()).contains("--sources", "[cpuu]", "Maybe cpu?");
        Run feature = transfer("--space", "columns", "--target", "board", "--features", "widht", "--sources", "cpu");
        assertThat(feature.exitCode()).isEqualTo(2);
        assertThat(feature.err()).contains("--features", "[widht]", "Maybe width?");
    }

    @Test
    void wrongInputIsNamed() {
        assertWrong(byColumns("--target", "name"), "latency.csv:2:1: name: found [net0], accepted: a number");
        assertWrong(byColumns("--target", "board", "--samples", "60"), "--samples: found [60], accepted: 3 to 59");
        assertWrong(byColumns("--target", "board", "--samples", "2"), "--samples: found [2], accepted: 3 or more");
        assertWrong(byColumns("--target", "board", "--seeds", "0"), "--seeds: found [0], accepted: 1 or more");
        assertWrong(byColumns("--target", "cpu"), "found [cpu], which is the target");
        assertWrong(transfer("--space", "columns", "--target", "board"), "found neither features nor sources");
        assertWrong(
                transfer("--space", "columns", "--target", "board", "--features", "name", "--sources", "cpu"),
                "found [net0], accepted: a number");
        assertWrong(
                transfer("--space", "nas-bench-2001", "--target", "board"), "[nas-bench-2001]", "Maybe nas-bench-201?");
        assertWrong(
                transfer("--space", "nas-bench-201", "--target", "board", "--sources", "cpu"),
                "--architectures: found none of the columns",
                "nas-bench-201.csv.gz");
        Run missing = Run.of(
                "device", "transfer", "--table", folder + "/latncy.csv", "--target", "cpu", "--space", "columns");
        assertWrong(missing, "--table: found [", "latency.csv?");
    }

    private static void assertWrong(Run run, String... said) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(said);
    }

    @Test
    void aTableMayNameArchitectures() throws IOException {
        StringBuilder text = new StringBuilder("arch,cpu,gpu\n");
        for (int k = 0; k < 40; k++) {
            int a = k % 3;
            int b = k / 3 % 3;
            int c = k / 9 % 3;
            text.append(String.format(
                    Locale.ROOT,
                    "%d%d%d00%d00,%d,%d%n",
                    a,
                    b,
                    c,
                    k / 27,
                    5 + 3 * a + 2 * b + c,
                    9 + 2 * a + 3 * b + c));
        }
        Path file = Files.writeString(folder.resolve("macro.csv"), text);
        Run run = Run.of(
                "device",
                "transfer",
                "--table",
                file.toString(),
                "--target",
                "gpu",
                "--space",
                "nas-bench-macro",
                "--samples",
                "12",
                "--seeds",
                "2",
                "--format",
                "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("\"spearman\": \\{\\s+\"mean\": 0\\.[89]");
    }

    @Test
    void aMissingCommandIsAnError() {
        assertThat(Run.of("device").exitCode()).isEqualTo(2);
        assertThat(Run.of("device", "transfer", "--help").out())
                .contains("Usage: nas device transfer", "Example: nas ");
    }
}
