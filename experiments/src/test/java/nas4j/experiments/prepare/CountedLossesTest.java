package nas4j.experiments.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.search.KnownLosses;
import nas4j.space.Genotype;
import nas4j.spaces.yaml.YamlFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class CountedLossesTest {
    private static final Path TABLES = Path.of(System.getProperty("nas4j.root")).resolve("../shared/data/benchmarks");

    private static PreparedExperiment prepared(String table, String cost) {
        Assumptions.assumeTrue(Files.isDirectory(TABLES), "skipped: there is no folder " + TABLES);
        String text = """
                experiment: mine
                space: %s
                data: {table: %s, folder: %s}
                objectives: [maximize: accuracy, minimize: %s]
                search: {strategy: random}
                budget: {trials: 5}
                """.formatted(table, table, TABLES, cost);
        return PreparedExperiment.of(ExperimentReader.read(YamlFile.read("my.yaml", text)));
    }

    private static KnownLosses losses(PreparedExperiment prepared) {
        return new CountedLosses(
                prepared.screening(),
                prepared.material(),
                prepared.experiment().goal().objectives());
    }

    @Test
    void whatIsCountedOfAGraphIsKnown() {
        PreparedExperiment prepared = prepared("nas-bench-macro", "macs");
        Genotype genotype = prepared.space().sample(new SplittableRandom(1));
        KnownLosses losses = losses(prepared);
        assertThat(losses.of(genotype, 0)).isNaN();
        assertThat(losses.of(genotype, 1)).isGreaterThan(1e6);
    }

    /** A table has a part of its numbers from the architectures alone: nobody has to evaluate one for them. */
    @Test
    void whatATableCountsIsKnown() {
        PreparedExperiment prepared = prepared("mixed-precision-nas-bench-201", "average-bits");
        Genotype genotype = prepared.space().sample(new SplittableRandom(1));
        KnownLosses losses = losses(prepared);
        assertThat(prepared.material())
                .isInstanceOfSatisfying(
                        Material.Published.class,
                        published -> assertThat(published.table().measurements(genotype, Split.VALIDATION, 1))
                                .filteredOn(measured -> measured.name().equals("average-bits"))
                                .extracting(Measurement::value)
                                .containsExactly(losses.of(genotype, 1)));
        assertThat(losses.of(genotype, 0)).isNaN();
    }
}
