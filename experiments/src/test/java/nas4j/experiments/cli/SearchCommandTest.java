package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCommandTest {
    private static final Path TABLES = Path.of(System.getProperty("nas4j.root")).resolve("../shared/data/benchmarks");

    @TempDir
    private Path folder = Path.of("");

    private Run bench(String... arguments) {
        Assumptions.assumeTrue(Files.isDirectory(TABLES), "skipped: there is no folder " + TABLES);
        List<String> all = new ArrayList<>(List.of("search", "bench"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--tables", TABLES.toString(), "--results", folder.toString()));
        return Run.of(all.toArray(String[]::new));
    }

    private static List<Double> numbers(String json, String field) {
        return Pattern.compile("\"" + field + "\": \\{\\s*\"mean\": \\[([^]]*)\\]")
                .matcher(json)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",")))
                .map(number -> Double.parseDouble(number.strip()))
                .toList();
    }

    @Test
    void everyStrategyIsListedWithItsSettingsAndItsPaper() {
        Run run = Run.of("search", "list", "--format", "csv");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("strategy,objectives,settings,summary,use,paper\n")
                .contains("random,any,,")
                .contains("local-search,1,starts=5 restarts=25 whole-neighbourhood=0,")
                .contains("White, Nolen and Savani 2021");
        assertThat(Run.of("search", "list").out())
                .contains(
                        "local-search (objectives: 1)\n",
                        "    starts = 5  Random genotypes",
                        "nsga2 (objectives: any)");
    }

    @Test
    void strategiesAreComparedOnATable() {
        Run run = bench(
                "nas-bench-macro",
                "--strategies",
                "random,local-search",
                "--seeds",
                "4",
                "--trials",
                "60",
                "--at",
                "20,60",
                "--name",
                "some",
                "--format",
                "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("\"strategy\": \"random\"", "\"strategy\": \"local-search\"", "\"at\": [ 20, 60 ]");
        assertThat(numbers(run.out(), "regret"))
                .hasSize(4)
                .allSatisfy(regret -> assertThat(regret).isBetween(0.0, 5.0));
        assertThat(numbers(run.out(), "testAccuracy"))
                .hasSize(4)
                .allSatisfy(score -> assertThat(score).isBetween(88.0, 93.2));
        assertThat(run.out()).containsPattern("\"cpuMsPerTrial\": [0-9]");
        assertThat(folder.resolve("some/report.html")).content().contains("local-search");

        Run again = bench(
                "nas-bench-macro",
                "--strategies",
                "random,local-search",
                "--seeds",
                "4",
                "--trials",
                "60",
                "--at",
                "20,60",
                "--name",
                "some",
                "--format",
                "json");
        assertThat(numbers(again.out(), "regret")).isEqualTo(numbers(run.out(), "regret"));
        assertThat(again.out()).as("nothing was searched").contains("\"cpuMsPerTrial\": null");
    }

    @Test
    void frontsAreSharesOfTheTables() {
        Run run = bench(
                "nas-bench-macro",
                "--strategies",
                "random",
                "--objectives",
                "maximize accuracy,minimize macs",
                "--seeds",
                "3",
                "--trials",
                "200",
                "--at",
                "20,200",
                "--name",
                "front",
                "--format",
                "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<Double> shares = numbers(run.out(), "hypervolumeShare");
        assertThat(shares).hasSize(2).allSatisfy(share -> assertThat(share).isBetween(0.5, 1.0));
        assertThat(shares.get(1)).isGreaterThan(shares.get(0));
        assertThat(folder.resolve("front/report-front.html")).exists();
    }

    @Test
    void wrongInputSaysWhatIsAccepted() {
        assertThat(bench("nas-bench-makro").err()).contains("[nas-bench-makro]", "Maybe nas-bench-macro?");
        assertThat(bench("nas-bench-macro", "--strategies", "randm").err()).contains("Maybe random?");
        assertThat(bench("nas-bench-macro", "--seeds", "0").err()).contains("--seeds", "[0]");
        assertThat(bench("nas-bench-macro", "--at", "500").err()).contains("--at", "[500]");
        assertThat(bench("nas-bench-macro", "--objectives", "accuracy").err()).contains("maximize or minimize");
        Run many = bench(
                "nas-bench-macro", "--strategies", "local-search", "--objectives", "maximize accuracy,minimize macs");
        assertThat(many.exitCode()).isEqualTo(2);
        assertThat(many.err()).contains("[2] objectives", "local-search: 1");
        Run unknown = bench("nas-bench-macro", "--strategies", "local-search", "--set", "local-search.start=2");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("[start]", "starts");
    }
}
