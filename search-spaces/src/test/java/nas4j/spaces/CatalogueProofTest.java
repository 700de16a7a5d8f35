package nas4j.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nas4j.contract.Seeds;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.GraphHash;
import nas4j.graph.Op;
import nas4j.space.Genotype;
import nas4j.space.PublishedStrings;
import nas4j.space.SearchSpace;
import nas4j.space.SpaceSize;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Notation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published spaces of the catalogue are the published ones: their sizes, and every row of their tables. */
class CatalogueProofTest {
    private static SearchSpace space(String name) {
        return SpaceCompiler.compile(Catalogue.load(name));
    }

    private static GraphCost cost(SearchSpace space, String genotype) {
        return GraphCost.of(space.decode(space.parse(genotype)).graph());
    }

    @ParameterizedTest
    @CsvSource({
        "nas-bench-201, 15625",
        "mixed-precision-nas-bench-201, 531441",
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

        assertThat(table.rows().map(row -> row.text("arch_str")).distinct()).hasSize(15_625);
        assertThat(table.rows())
                .allMatch(row ->
                        cost(space, row.text("arch_str")).parameters() == Math.round(1e6 * row.real("params_m_c10")));
    }

    /** A convolution of the cell has the bits of its edge, and all else is as without bits. */
    @Test
    void mixedPrecisionNetworksAreThoseOfNasBench201WithBits() {
        SearchSpace plain = space("nas-bench-201");
        SearchSpace mixed = space("mixed-precision-nas-bench-201");
        Seeds.each(50, random -> {
            Genotype genotype = mixed.sample(random);
            ComputationGraph graph = mixed.decode(genotype).graph();
            assertThat(GraphCost.of(graph)).isEqualTo(cost(plain, operations(genotype)));
            long bits = graph.nodes().stream()
                    .filter(node -> node.op() instanceof Op.Conv2d)
                    .mapToLong(node -> node.precision().weightBits() % 32)
                    .sum();
            assertThat(bits).isEqualTo(15 * bits(genotype));
            assertThat(graph.nodes()).allMatch(node -> node.precision().activationBits() == 32);
        });
    }

    private static String operations(Genotype genotype) {
        return genotype.text().replaceAll(" ?\\S+/weight-bits=\\d", "").replace("/op=", "=");
    }

    private static long bits(Genotype genotype) {
        return Pattern.compile("weight-bits=(\\d)")
                .matcher(genotype.text())
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .sum();
    }

    /** Bits exist under convolutions alone: what else stands there makes no difference. */
    @Test
    void bitsOfAnEdgeWithoutWeightsDoNotExist() {
        SearchSpace space = space("mixed-precision-nas-bench-201");
        int bits = space.findDecision("cell/0-1/weight-bits").orElseThrow();
        int op = space.findDecision("cell/0-1/op").orElseThrow();
        Seeds.each(50, random -> {
            int[] options = random.ints(space.decisions().size(), 0, 3).toArray();
            int[] others = options.clone();
            others[bits] = (options[bits] + 1) % 3;
            boolean isConvolution = options[op] == 2;
            Genotype one = space.genotype(options);
            Genotype other = space.genotype(others);
            assertThat(one.equals(other)).isEqualTo(!isConvolution);
            assertThat(one.hash() == other.hash()).isEqualTo(!isConvolution);
            assertThat(one.isActive(bits)).isEqualTo(isConvolution);
        });
    }

    /**
     * 5,425 networks differ: so many remain up to isomorphism (counted independently with brute-force canonical forms).
     * Written as expressions, in which a node that is read twice counts as two, they are 4,930.
     */
    @Test
    void distinctNetworksOfNasBench201AreAsManyAsKnown() {
        SearchSpace space = space("nas-bench-201");

        assertThat(distinct(space, GraphHash::of)).isEqualTo(5_425);
        assertThat(distinct(space, GraphHash::ofExpression)).isEqualTo(4_930);
    }

    private static long distinct(SearchSpace space, Function<ComputationGraph, GraphHash> hash) {
        List<Genotype> genotypes = space.enumerate().toList();
        return genotypes.parallelStream()
                .map(genotype -> hash.apply(space.decode(genotype).graph()))
                .distinct()
                .count();
    }

    @Test
    void parametersAndMacsOfNasBenchMacroEqualTheTable() throws IOException {
        PublishedTable table = PublishedTable.read("nas-bench-macro");
        SearchSpace space = space("nas-bench-macro");

        assertThat(table.rows().map(row -> row.text("arch")).distinct()).hasSize(6_561);
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
        assertThat(published).allMatch(text -> strings.text(space.parse(text)).equals(text));
    }

    /** All rows agree; all are at 224 pixels. The table counts convolutions and linear layers, as we do. */
    @Test
    void parametersAndMacsOfOnceForAllEqualTheTable() throws IOException {
        PublishedTable table = PublishedTable.read("ofa-mbv3-imagenet");
        SearchSpace space = space("ofa-mbv3");

        assertThat(table.rows()).hasSize(2_373).allMatch(row -> {
            assertThat(row.number("r")).isEqualTo(224);
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
}
