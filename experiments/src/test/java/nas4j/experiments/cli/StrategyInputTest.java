package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strategies ask of an experiment beyond objectives: descriptors, parts of the budget. */
class StrategyInputTest {
    private static final Path TABLES = Path.of(System.getProperty("nas4j.root")).resolve("../shared/data/benchmarks");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void requireTables() {
        Assumptions.assumeTrue(Files.isDirectory(TABLES), "skipped: there is no folder " + TABLES);
    }

    private Run run(String strategy, String more) throws IOException {
        Path file =
                Files.writeString(folder.resolve(strategy + ".yaml"), """
                experiment: %s
                space: nas-bench-macro
                data: {table: nas-bench-macro, folder: "%s"}
                objectives: [maximize: accuracy]
                search: {strategy: %s}
                budget: {trials: 120}
                seeds: [1, 2, 3]
                %s
                """.formatted(strategy, TABLES, strategy, more));
        return Run.of(
                "run", file.toString(), "--results", folder.resolve("results").toString());
    }

    @Test
    void aSearchForVarietyIsToldOfDescriptorsAndReportedAsAMap() throws IOException {
        Run run = run("map-elites", "descriptors: [macs, parameters]");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("results/map-elites/report.html"))
                .content()
                .contains("<h3>Variety</h3>", "macs and parameters");
    }

    @Test
    void descriptorsThatAreMissingUnknownOrOfNoUseAreNamed() throws IOException {
        assertThat(run("map-elites", "").err())
                .contains("found [0] descriptors", "map-elites: 2 to 3, such as descriptors: [macs, parameters]");
        assertThat(run("map-elites", "descriptors: [mac, parameters]").err())
                .contains("map-elites.yaml:8:", "found [mac]", "Maybe macs?");
        assertThat(run("map-elites", "descriptors: [macs, macs]").err()).contains("[macs] twice");
        Run useless = run("random", "descriptors: [macs, parameters]");
        assertThat(useless.exitCode()).isEqualTo(2);
        assertThat(useless.err()).contains("found [2] descriptors", "random: none");
    }

    @Test
    void aTableOfWholeTrainingsHasNoPartsOfTheBudget() throws IOException {
        Run run = run("asha", "");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("[nas-bench-macro]", "whole budget alone", "asha");
    }

    @Test
    void aSearchThatBreedsFromWhatBreaksLimitsKeepsThemInTheEnd() throws IOException {
        Run run = run("nsga2", "constraints: [macs <= 20M]");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("infeasible");
    }
}
