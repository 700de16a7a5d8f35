package nas4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
