package nas4j.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import nas4j.graph.GraphCost;
import nas4j.space.PublishedStrings;
import nas4j.space.SearchSpace;
import nas4j.space.SpaceSize;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Notation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published spaces of the catalogue are the published ones: their sizes, and the costs of known networks. */
class CatalogueProofTest {
    private static final String DARTS_V2 = """
            normal-cell/cell/2/edge1=sep_conv_3x3 normal-cell/cell/2/edge2=sep_conv_3x3
            normal-cell/cell/3/inputs=0+1 normal-cell/cell/3/edge1=sep_conv_3x3 normal-cell/cell/3/edge2=sep_conv_3x3
            normal-cell/cell/4/inputs=0+1 normal-cell/cell/4/edge1=skip_connect normal-cell/cell/4/edge2=sep_conv_3x3
            normal-cell/cell/5/inputs=0+2 normal-cell/cell/5/edge1=skip_connect normal-cell/cell/5/edge2=dil_conv_3x3
            reduction-cell/cell/2/edge1=max_pool_3x3 reduction-cell/cell/2/edge2=max_pool_3x3
            reduction-cell/cell/3/inputs=1+2
            reduction-cell/cell/3/edge1=max_pool_3x3 reduction-cell/cell/3/edge2=skip_connect
            reduction-cell/cell/4/inputs=0+2
            reduction-cell/cell/4/edge1=max_pool_3x3 reduction-cell/cell/4/edge2=skip_connect
            reduction-cell/cell/5/inputs=1+2
            reduction-cell/cell/5/edge1=max_pool_3x3 reduction-cell/cell/5/edge2=skip_connect
            """;
    private static final List<List<String>> FBNET_C = List.of(
            List.of("k3_e1"),
            List.of("k3_e6", "skip", "k3_e1", "k3_e1"),
            List.of("k5_e6", "k5_e3", "k5_e6", "k3_e6"),
            List.of("k5_e6", "k5_e3", "k5_e6", "k5_e6"),
            List.of("k5_e6", "k5_e6", "k5_e6", "k5_e3"),
            List.of("k5_e6", "k5_e6", "k5_e6", "k5_e6"),
            List.of("k3_e6"));

    private static SearchSpace space(String name) {
        return SpaceCompiler.compile(Catalogue.load(name));
    }

    private static GraphCost cost(SearchSpace space, String genotype) {
        return GraphCost.of(space.decode(space.parse(genotype)).graph());
    }

    @ParameterizedTest
    @CsvSource({
        "nas-bench-201, 15625",
        "nas-bench-macro, 6561",
        "transnas-bench-101-micro, 4096",
        "transnas-bench-101-macro, 3256",
        "darts, 1076746950455072400",
        "ofa-mbv3, 21758655492572485851",
        "fbnet, 984770902183611232881",
    })
    void sizesAreThePublishedOnes(String name, BigInteger size) {
        assertThat(space(name).size()).isEqualTo(new SpaceSize(size, true));
    }

    @Test
    void parametersOfNasBench201EqualTheTable() throws IOException {
        PublishedTable table = PublishedTable.read("nas-bench-201");
        SearchSpace space = space("nas-bench-201");

        assertThat(table.size()).isEqualTo(15_625);
        assertThat(table.rows())
                .allMatch(row ->
                        cost(space, row.text("arch_str")).parameters() == Math.round(1e6 * row.real("params_m_c10")));
    }

    @Test
    void parametersAndMacsOfNasBenchMacroEqualTheTable() throws IOException {
        PublishedTable table = PublishedTable.read("nas-bench-macro");
        SearchSpace space = space("nas-bench-macro");

        assertThat(table.size()).isEqualTo(6_561);
        assertThat(table.rows()).allMatch(row -> {
            GraphCost cost = cost(space, row.text("arch"));
            return cost.parameters() == row.number("params") && cost.macs() == row.number("flops");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"transnas-bench-101-micro", "transnas-bench-101-macro"})
    void stringsOfTransNasBenchAreThoseOfTheTable(String name) throws IOException {
        PublishedTable table = PublishedTable.read(name);
        SearchSpace space = space(name);
        Notation notation = Objects.requireNonNull(space.tree().notation());
        PublishedStrings strings = new PublishedStrings(space, notation);

        Set<String> published = table.rows().map(row -> row.text("arch_str")).collect(Collectors.toSet());
        assertThat(space.enumerate().map(strings::text)).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void parametersAndMacsOfOnceForAllEqualTheTable() throws IOException {
        PublishedTable table = PublishedTable.read("ofa-mbv3-imagenet");
        SearchSpace space = space("ofa-mbv3");

        assertThat(table.rows()).isNotEmpty().allMatch(row -> {
            GraphCost cost = cost(space, onceForAll(row));
            return cost.parameters() == row.number("params") && cost.macs() == row.number("macs");
        });
    }

    /** The table lists four kernels and expansions for each stage, used or not. */
    private static String onceForAll(PublishedTable.Row row) {
        String[] kernels = row.text("ks").split(" ", -1);
        String[] expansions = row.text("e").split(" ", -1);
        String[] depths = row.text("d").split(" ", -1);
        StringJoiner text = new StringJoiner(" ");
        for (int stage = 0; stage < depths.length; stage++) {
            text.add("stage" + (stage + 1) + "/repeat=" + depths[stage]);
            for (int layer = 0; layer < Integer.parseInt(depths[stage]); layer++) {
                String path = "stage" + (stage + 1) + "/" + (layer + 1);
                text.add(path + "/kernel=" + kernels[4 * stage + layer]);
                text.add(path + "/expand=" + expansions[4 * stage + layer]);
            }
        }
        return text.toString();
    }

    @Test
    void networkThatDartsFoundHasItsPublishedParameters() {
        assertThat(cost(space("darts"), DARTS_V2).parameters()).isEqualTo(3_349_342);
    }

    @Test
    void fbnetCHasItsPublishedParameters() {
        StringJoiner text = new StringJoiner(" ");
        for (int stage = 0; stage < FBNET_C.size(); stage++) {
            for (int layer = 0; layer < FBNET_C.get(stage).size(); layer++) {
                text.add("stage" + (stage + 1) + "/" + (layer + 1) + "="
                        + FBNET_C.get(stage).get(layer));
            }
        }
        assertThat(cost(space("fbnet"), text.toString()).parameters()).isEqualTo(5_572_200);
    }
}
