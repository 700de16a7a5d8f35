package nas4j.spaces.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import nas4j.contract.Seeds;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.graph.GraphCost;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TabularBenchmarkTest {
    private static final Path PUBLISHED =
            Path.of(System.getProperty("nas4j.root", "..")).resolve("../shared/data/benchmarks");

    @TempDir
    private Path folder = Path.of("");

    static List<String> names() {
        return Tables.names();
    }

    private static TabularBenchmark read(String name, Path folder) {
        TableDescription description = Tables.describe(name, Where.UNKNOWN);
        return TabularBenchmark.read(description, folder, space(description.space()));
    }

    /** As described, but for the number of rows. */
    private static TabularBenchmark read(String name, Path folder, int rows) {
        TableDescription known = Tables.describe(name, Where.UNKNOWN);
        TableDescription description = new TableDescription(
                known.name(),
                known.description(),
                known.space(),
                known.file(),
                known.where(),
                rows,
                known.architecture(),
                known.score(),
                known.cost(),
                known.columns(),
                known.devices());
        return TabularBenchmark.read(description, folder, space(known.space()));
    }

    private static SearchSpace space(String name) {
        return SpaceCompiler.compile(Catalogue.load(name));
    }

    private static void requirePublished() {
        Assumptions.assumeTrue(Files.isDirectory(PUBLISHED), "skipped: there is no folder " + PUBLISHED);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyArchitectureOfATableIsMeasured(String name) {
        requirePublished();
        TabularBenchmark table = read(name, PUBLISHED);
        SearchSpace space = space(table.description().space());
        List<Genotype> genotypes = table.genotypes().stream().map(space::parse).toList();
        assertThat(genotypes).hasSize(table.size());
        assertThat(genotypes)
                .allSatisfy(genotype -> assertThat(table.measurements(genotype, Split.VALIDATION, 1))
                        .anySatisfy(measured -> assertThat(measured.name())
                                .isEqualTo(table.description().score())));
        boolean isPart = List.of(
                        "accel-nasbench",
                        "mixed-precision-nas-bench-201",
                        "ofa-mbv3-imagenet",
                        "zero-cost-nas-bench-201")
                .contains(name);
        assertThat(table.isWhole()).isEqualTo(!isPart);
        if (!isPart) {
            assertThat(table.size()).isEqualTo((int) space.enumerate().count());
        }
    }

    /** Its parameters, squeeze-and-excitation included; of the multiply-adds, normalisations counted four times. */
    @Test
    void theNetworksOfAccelNasbenchHaveThePublishedParameters() throws IOException {
        requirePublished();
        TabularBenchmark table = read("accel-nasbench", PUBLISHED);
        SearchSpace space = space("accel-nasbench");
        RowNames names = RowNames.of(table.description().architecture(), file("accel-nasbench"), space);
        CsvFile file = file("accel-nasbench");
        int parameters = file.column("params_m");
        for (int row = 0; row < file.rows(); row += 50) {
            GraphCost cost = GraphCost.of(space.decode(names.genotype(row)).graph());
            assertThat(cost.parameters() / 1e6).as("row %d", row).isEqualTo(file.number(row, parameters), within(1e-5));
        }
    }

    @Test
    void theNetworksOfOnceForAllHaveThePublishedCosts() throws IOException {
        requirePublished();
        SearchSpace space = space("ofa-mbv3");
        CsvFile file = file("ofa-mbv3-imagenet");
        RowNames names =
                RowNames.of(Tables.describe("ofa-mbv3-imagenet", Where.UNKNOWN).architecture(), file, space);
        for (int row = 0; row < file.rows(); row += 50) {
            GraphCost cost = GraphCost.of(space.decode(names.genotype(row)).graph());
            assertThat((double) cost.parameters()).as("row %d", row).isEqualTo(file.number(row, file.column("params")));
        }
    }

    private static CsvFile file(String name) {
        return CsvFile.read(
                PUBLISHED.resolve(Tables.describe(name, Where.UNKNOWN).file()));
    }

    @Test
    void anArchitectureThatWasMeasuredSeveralTimesHasTheMean() throws IOException {
        write(
                "nas-bench-macro.csv.gz",
                "arch,test_acc_run1,test_acc_run2,test_acc_run3\n00000000,90,1,1\n00000000,92,1,1\n");
        TabularBenchmark table = read("nas-bench-macro", folder, 2);
        assertThat(table.size()).isEqualTo(1);
        assertThat(table.measurements(space("nas-bench-macro").parse("00000000"), Split.VALIDATION, 1))
                .containsExactly(new Measurement("accuracy", 91, "%", 1, 2, Split.VALIDATION));
    }

    /** Edges without weights have no bits; a convolution of 3×3 has nine times the weights of one of 1×1. */
    @Test
    void bitsAreWeighedByWeights() throws IOException {
        String set = "qat50_lr0.01_uniformcells,";
        write(
                "mixed-precision-nas-bench-201.csv.gz",
                "set,ops6,wbits,test_acc\n" + set + "402202,008402,0.75\n" + set + "241243,200408,0.8\n" + set
                        + "140411,000000,0.25\nqat150_lr0.01_uniformcells,402202,008402,0.5\n");
        TabularBenchmark table = read("mixed-precision-nas-bench-201", folder, 3);
        SearchSpace space = space("mixed-precision-nas-bench-201");
        assertThat(table.measurements()).containsExactly("accuracy", "average-bits");
        assertThat(table.measurements(
                        space.parse("cell/0-1/op=nor_conv_1x1 cell/0-1/weight-bits=2 cell/0-2/op=avg_pool_3x3"
                                + " cell/1-2/op=skip_connect cell/0-3/op=nor_conv_1x1 cell/0-3/weight-bits=4"
                                + " cell/1-3/op=avg_pool_3x3 cell/2-3/op=nor_conv_3x3 cell/2-3/weight-bits=8"),
                        Split.VALIDATION,
                        1))
                .extracting(Measurement::value)
                .containsExactly(0.8, (2 + 4 + 9 * 8) / 11.0);
        assertThat(table.genotypes())
                .flatExtracting(text -> table.measurements(space.parse(text), Split.TEST, 1))
                .extracting(Measurement::value)
                .containsExactlyInAnyOrder(0.75, 14 / 3.0, 0.8, 78 / 11.0, 0.25, 0.0);
        assertThat(table.genotypes())
                .as("nothing has to be measured for bits")
                .flatExtracting(text -> table.counted(space.parse(text)))
                .extracting(Measurement::name, Measurement::value)
                .containsExactlyInAnyOrder(
                        tuple("average-bits", 14 / 3.0), tuple("average-bits", 78 / 11.0), tuple("average-bits", 0.0));
    }

    @Test
    void bitsThatFitNoOperationAreNamed() throws IOException {
        String set = "set,ops6,wbits,test_acc\nqat50_lr0.01_uniformcells,";
        String file = "mixed-precision-nas-bench-201.csv.gz";
        write(file, set + "402202,00840,0.75\n");
        assertThatThrownBy(() -> read("mixed-precision-nas-bench-201", folder, 1))
                .hasMessageContaining("gz:2:1: ops6: found [402202], accepted: 5 digits");
        write(file, set + "702202,008402,0.75\n");
        assertThatThrownBy(() -> read("mixed-precision-nas-bench-201", folder, 1))
                .hasMessageContaining("gz:2:1: ops6: found [7], accepted: 0 to 4");
        write(file, set + "40220x,008402,0.75\n");
        assertThatThrownBy(() -> read("mixed-precision-nas-bench-201", folder, 1))
                .hasMessageContaining("gz:2:1: ops6: found [40220x], accepted: digits");
        write(file, set + "402202,000402,0.75\n");
        assertThatThrownBy(() -> read("mixed-precision-nas-bench-201", folder, 1))
                .hasMessageContaining("found [0] for the decision [cell/1-2/weight-bits], which has no such option");
    }

    @Test
    void theBestOfNasBench201IsThePublishedOne() {
        requirePublished();
        TabularBenchmark table = read("nas-bench-201", PUBLISHED);
        double best = space("nas-bench-201")
                .enumerate()
                .mapToDouble(genotype ->
                        table.measurements(genotype, Split.TEST, 1).getFirst().value())
                .max()
                .orElseThrow();
        assertThat(best).isEqualTo(94.373, within(0.001));
    }

    @Test
    void aSmallBudgetSeesTheShortTraining() throws IOException {
        SearchSpace space = space("nas-bench-201");
        TabularBenchmark table = twoRows();
        Genotype genotype = space.parse(
                "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|");
        assertThat(table.measurements(genotype, Split.VALIDATION, 1))
                .containsExactly(
                        new Measurement("accuracy", 81.9, "%", 0, 1, Split.VALIDATION),
                        new Measurement("latency", 10.5, "ms", 0, 1, Split.NONE, "phone"));
        assertThat(table.measurements(genotype, Split.VALIDATION, 0.1)
                        .getFirst()
                        .value())
                .isEqualTo(53.7);
        assertThat(table.measurements(genotype, Split.VALIDATION, 0.01)
                        .getFirst()
                        .value())
                .isEqualTo(53.7);
        assertThat(table.measurements(genotype, Split.TEST, 1).getFirst().value())
                .isEqualTo(85.9);
        assertThat(table.measurements()).containsExactly("accuracy", "latency on phone", "latency on board");
        assertThat(table.measurements(space.sample(Seeds.generator(1)), Split.TEST, 1))
                .as("not in the table")
                .isEmpty();
    }

    private TabularBenchmark twoRows() throws IOException {
        String cell = "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|";
        write(
                "nas-bench-201.csv.gz",
                "index,arch_str,c10_val200_s,c10_val12,c10_test200\n" + "7," + cell + ",81.9,53.7,85.9\n");
        write("nas-bench-201-latency.csv.gz", "index,phone,board\n7,10.5,\n");
        return read("nas-bench-201", folder, 1);
    }

    private void write(String name, String text) throws IOException {
        try (Writer writer = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(name))), StandardCharsets.UTF_8)) {
            writer.write(text);
        }
    }

    @Test
    void whatDoesNotFitIsNamed() throws IOException {
        assertThatThrownBy(() -> read("nas-bench-201", folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nas-bench-201.csv.gz: there is no such file");
        assertThatThrownBy(() -> Tables.describe("nas-bench-macros", Where.UNKNOWN))
                .hasMessageContaining("Maybe nas-bench-macro?");
        write("nas-bench-macro.csv.gz", "arch,test_acc_run1\n00000000,1,2\n");
        assertThatThrownBy(() -> read("nas-bench-macro", folder))
                .hasMessageContaining("nas-bench-macro.csv.gz:2:1: found [3] cells, accepted: 2");
        write("nas-bench-macro.csv.gz", "arch,test_acc_run1,test_acc_run2,test_acc_run3\nxyz,1,1,1\n");
        assertThatThrownBy(() -> read("nas-bench-macro", folder)).hasMessageContaining("nas-bench-macro.csv.gz:2:1");
        write("nas-bench-macro.csv.gz", "arch,test_acc_run\n00000000,1\n");
        assertThatThrownBy(() -> read("nas-bench-macro", folder))
                .hasMessageContaining("found no column [test_acc_run1]")
                .hasMessageContaining("Maybe test_acc_run?");
        write("nas-bench-macro.csv.gz", "arch,test_acc_run1,test_acc_run2,test_acc_run3\n00000000,91,92,93\n");
        assertThatThrownBy(() -> read("nas-bench-macro", folder))
                .hasMessageContaining("found [1] rows, accepted: 6561");
        write("nas-bench-macro.csv.gz", "arch,test_acc_run1,test_acc_run2,test_acc_run3\n00000000,91,9200,93\n");
        assertThatThrownBy(() -> read("nas-bench-macro", folder))
                .hasMessageContaining("nas-bench-macro.csv.gz:2:1: test_acc_run2: found [9200.0]")
                .hasMessageContaining("from 0.0 to 100.0");
    }
}
