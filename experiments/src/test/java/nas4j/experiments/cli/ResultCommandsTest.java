package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at results, on searches in a published table. */
class ResultCommandsTest {
    private static final Path TABLES = Path.of(System.getProperty("nas4j.root")).resolve("../shared/data/benchmarks");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void requireTables() {
        Assumptions.assumeTrue(Files.isDirectory(TABLES), "skipped: there is no folder " + TABLES);
    }

    private void search(String name, String strategy, String seeds, String objective) throws IOException {
        Path file = Files.writeString(
                folder.resolve(name + ".yaml"), """
                experiment: %s
                space: nas-bench-macro
                data: {table: nas-bench-macro, folder: "%s"}
                objectives: [%s]
                search: {strategy: %s}
                budget: {trials: 30}
                seeds: %s
                """.formatted(name, TABLES, objective, strategy, seeds));
        Run run = nas("run", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private Run nas(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--results", folder.resolve("results").toString()));
        return Run.of(all.toArray(String[]::new));
    }

    @Test
    void aSearchIsListedAndShown() throws IOException {
        search("one", "local-search", "[1, 2, 3]", "maximize: accuracy");
        assertThat(nas("list", "--format", "csv").out())
                .startsWith("experiment,status,space,strategy,seeds,trials,created")
                .contains("one,finished,nas-bench-macro,local-search,3,90,");
        assertThat(nas("show", "one", "--top", "2", "--format", "json").out())
                .contains(
                        "\"experiment\": \"one\"",
                        "\"status\": \"finished\"",
                        "\"trials\": 90",
                        "\"best\": {",
                        "\"front\": [",
                        "\"baseline\": {",
                        "\"top\": [",
                        "\"standardError\"",
                        "\"split\": \"validation\"");
        Run missing = nas("show", "ome");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("[ome]", "one");
    }

    @Test
    void aReportIsOnOneExperimentOrMore() throws IOException {
        search("one", "random", "[1, 2, 3]", "maximize: accuracy");
        search("two", "local-search", "[1, 2, 3]", "maximize: accuracy");
        Path page = folder.resolve("both.html");
        assertThat(nas("report", "one", "two", "--out", page.toString()).exitCode())
                .isZero();
        assertThat(page).content().contains("<h1>one, two</h1>", "local-search", "</html>");
        assertThat(folder.resolve("results/one/report.html")).content().contains("<h1>one</h1>");
    }

    @Test
    void experimentsAreComparedOrTheReasonWhyNotIsSaid() throws IOException {
        search("one", "random", "[1, 2, 3]", "maximize: accuracy");
        search("two", "local-search", "[1, 2, 3]", "maximize: accuracy");
        search("few", "local-search", "[1, 2]", "maximize: accuracy");
        search("other", "local-search", "[1, 2, 3]", "minimize: macs");
        Run compared = nas("compare", "one", "two", "--format", "json");
        assertThat(compared.exitCode()).as(compared.err()).isZero();
        assertThat(compared.out())
                .contains("\"methods\": [", "\"name\": \"one\"", "\"n\": 3", "\"mean\"", "\"std\"", "\"ri\"", "\"p\"");
        assertThat(nas("compare", "one", "few").exitCode()).isEqualTo(2);
        assertThat(nas("compare", "one", "few").err()).contains("few").contains("3");
        assertThat(nas("compare", "one", "other").exitCode()).isEqualTo(2);
        assertThat(nas("compare", "one", "other").err()).contains("objective");
    }

    @Test
    void scoresOfOthersAreComparedToo() throws IOException {
        Path csv = Files.writeString(folder.resolve("scores.csv"), """
                DARTS,Random DARTS
                97.1,96.6
                97.2,96.8
                97.0,96.7
                """);
        Run compared = Run.of("compare", "--csv", csv.toString());
        assertThat(compared.exitCode()).as(compared.err()).isZero();
        assertThat(compared.out()).contains("DARTS", "Random DARTS", "RI");
    }

    @Test
    void whatIsNotTrainedIsNotExported() throws IOException {
        search("one", "random", "[1, 2, 3]", "maximize: accuracy");
        Path model = folder.resolve("model.onnx");
        Run best = nas("export", "one", "--out", model.toString());
        Run other = nas("export", "one", "--trial", "1/3", "--out", model.toString());
        assertThat(best.exitCode()).isEqualTo(2);
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(best.err()).contains("experiment [one] trains nothing");
        assertThat(other.err()).contains("experiment [one] trains nothing");
        assertThat(model).doesNotExist();
    }
}
