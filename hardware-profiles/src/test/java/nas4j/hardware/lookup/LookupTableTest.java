package nas4j.hardware.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import nas4j.contract.TinySpace;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.input.InputException;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupTableTest {
    @TempDir
    private Path folder = Path.of("");

    private Path write(String text) throws Exception {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void readsWhatItWrote() throws Exception {
        LookupTable table = new LookupTable(1.5, Map.of("a,b", Map.of("x", .25, "y\"", -.5), "c", Map.of("0+2", 1e-3)));

        assertThat(LookupCsv.read(write(LookupCsv.text(table)))).isEqualTo(table);
    }

    @Test
    void saysWhichLineIsWrong() throws Exception {
        Path file = write("decision,option,ms\nbase,,1\n\nkernel,3,fast\n");

        assertThatThrownBy(() -> LookupCsv.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("table.csv:4")
                .hasMessageContaining("found [fast], accepted: milliseconds");
        assertThatThrownBy(() -> LookupCsv.read(write("kernel,3,1\n"))).hasMessageContaining("accepted first");
        assertThatThrownBy(() -> LookupCsv.read(write("decision,option,ms\nk,3,1\n")))
                .hasMessageContaining("has no row [base]");
        assertThatThrownBy(() -> LookupCsv.read(write("decision,option,ms\nbase,,1\nk,3,1\nk,3,2\n")))
                .hasMessageContaining("table.csv:4")
                .hasMessageContaining("there twice");
        assertThatThrownBy(() -> LookupCsv.read(write("decision,option,ms\nbase,,1,2\n")))
                .hasMessageContaining("found [4] columns");
    }

    @Test
    void sumsOfOptionsAreTheModelWhereTheyAddUp() {
        SearchSpace space = TinySpace.independent();
        ToDoubleFunction<ComputationGraph> model =
                graph -> 1 + GraphCost.of(graph).macs() / 1e5;

        AdditiveTable made = AdditiveTable.of(space, model, 1);

        ToDoubleFunction<Genotype> sums = made.table().of(space);
        SplittableRandom random = new SplittableRandom(7);
        for (int k = 0; k < 20; k++) {
            Genotype genotype = space.sample(random);
            double ms = model.applyAsDouble(space.decode(genotype).graph());
            assertThat(sums.applyAsDouble(genotype)).isCloseTo(ms, within(1e-3 * ms));
        }
        assertThat(made.largestError()).isLessThan(1e-3);
        assertThat(made.table().size()).isEqualTo(72);
    }

    @Test
    void aSpaceWhoseBlocksDependOnEachOtherHasNoTable() {
        assertThatThrownBy(() -> AdditiveTable.of(
                        TinySpace.large(), graph -> GraphCost.of(graph).macs(), 1))
                .isInstanceOf(NotAdditiveException.class)
                .hasMessageContaining("space [large] does not add up");
    }

    @Test
    void aTableOfAnotherSpaceIsRefused() {
        LookupTable table = new LookupTable(0, Map.of());

        assertThatThrownBy(() -> table.of(TinySpace.large()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the table has no time of option [")
                .hasMessageContaining("another space");
    }
}
