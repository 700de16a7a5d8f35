package nas4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many of the NAS-Bench-201 space's 15,625 networks differ. 5,425 is the number of non-isomorphic networks (counted
 * independently with brute-force canonical forms); 4,930 is the number of expressions, in which a node that is read
 * twice counts as two. The literature's 6,466 counts expressions that keep zero terms.
 */
class CellNetworksTest {
    private static final int NETWORKS = 5_425;
    private static final int EXPRESSIONS = 4_930;

    @Test
    void singleCellNetworksAreAsManyAsKnown() {
        assertThat(distinct(CellNetworks::single)).containsExactly(NETWORKS, EXPRESSIONS);
    }

    @Test
    void wholeNetworksWithOneCellAStageAreAsMany() {
        assertThat(distinct(cell -> CellNetworks.whole(cell, 1))).containsExactly(NETWORKS, EXPRESSIONS);
    }

    @Test
    @Tag("slow")
    void wholeNetworksWithFiveCellsAStageAreAsMany() {
        assertThat(distinct(cell -> CellNetworks.whole(cell, 5))).containsExactly(NETWORKS, EXPRESSIONS);
    }

    /** The paper's unique strings, and those without their zero terms: expressions whose sums are flattened in part. */
    @Test
    void publishedCountsAreOfStrings() {
        Set<String> withZeros = new HashSet<>();
        Set<String> without = new HashSet<>();
        for (int index = 0; index < CellNetworks.COUNT; index++) {
            withZeros.add(string(CellNetworks.cell(index), false));
            without.add(string(CellNetworks.cell(index), true));
        }
        assertThat(withZeros).hasSize(6_466);
        assertThat(without).hasSize(5_390);
    }

    private static String string(List<String> cell, boolean dropZeros) {
        List<String> nodes = new ArrayList<>(List.of("0"));
        int edge = 0;
        for (int to = 1; to < 4; to++) {
            List<String> terms = new ArrayList<>();
            for (int from = 0; from < to; from++) {
                String op = cell.get(edge++);
                String node = nodes.get(from);
                boolean zero = op.equals("none") || node.equals("#");
                terms.add(zero ? "#" : op.equals("skip_connect") ? node : "(" + node + ")@" + op);
            }
            terms.removeIf(term -> dropZeros && term.equals("#"));
            terms.sort(null);
            nodes.add(terms.isEmpty() ? "#" : String.join("+", terms));
        }
        return nodes.getLast();
    }

    @Test
    void parametersEqualThePublishedTable() throws IOException {
        Path table = Path.of(
                System.getProperty("nas4j.root", "."), "..", "shared", "data", "benchmarks", "nas-bench-201.csv.gz");
        Assumptions.assumeTrue(Files.exists(table), () -> "no table at " + table);
        int rows = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8))) {
            List<String> header = List.of(lines.readLine().split(","));
            int first = header.indexOf("e01");
            int parameters = header.indexOf("params_m_c10");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> row = List.of(line.split(","));
                ComputationGraph network = CellNetworks.whole(row.subList(first, first + 6), 5);
                assertThat(BigDecimal.valueOf(GraphCost.of(network).parameters(), 6))
                        .as(line)
                        .isEqualByComparingTo(row.get(parameters));
                rows++;
            }
        }
        assertThat(rows).isEqualTo(CellNetworks.COUNT);
    }

    private static int[] distinct(Function<List<String>, ComputationGraph> network) {
        Set<GraphHash> networks = new HashSet<>();
        Set<GraphHash> expressions = new HashSet<>();
        for (int index = 0; index < CellNetworks.COUNT; index++) {
            ComputationGraph graph = network.apply(CellNetworks.cell(index));
            networks.add(GraphHash.of(graph));
            expressions.add(GraphHash.ofExpression(graph));
        }
        return new int[] {networks.size(), expressions.size()};
    }
}
