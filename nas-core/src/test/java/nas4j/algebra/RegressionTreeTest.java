package nas4j.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class RegressionTreeTest {

    /** Twice the unit of a column, twice its cuts. */
    @Test
    void aTreeInOtherUnitsComesToTheSameLeaves() {
        RandomGenerator random = Seeds.generator(2);
        double[][] vectors = new double[100][3];
        double[] values = new double[vectors.length];
        for (int k = 0; k < vectors.length; k++) {
            for (int j = 0; j < vectors[k].length; j++) {
                vectors[k][j] = random.nextDouble();
            }
            values[k] = vectors[k][1];
        }
        RegressionTree tree = RegressionTree.grow(
                RegressionTree.Columns.of(vectors),
                values,
                IntStream.range(0, values.length).toArray(),
                random);
        RegressionTree doubled = tree.withCuts((column, cut) -> column == 1 ? 2 * cut : cut);
        for (double[] vector : vectors) {
            double mean = tree.leaf(vector).mean();
            vector[1] *= 2;
            assertThat(doubled.leaf(vector).mean()).isEqualTo(mean);
        }
    }

    @Test
    void aTableOfATreeIsTheTree() {
        RandomGenerator random = Seeds.generator(4);
        double[][] vectors =
                Stream.generate(() -> random.doubles(5).toArray()).limit(200).toArray(double[][]::new);
        double[] values =
                Stream.of(vectors).mapToDouble(vector -> vector[0] + vector[3]).toArray();
        for (int rows : new int[] {1, 2, 200}) {
            RegressionTree tree = RegressionTree.grow(
                    RegressionTree.Columns.of(vectors),
                    values,
                    IntStream.range(0, rows).toArray(),
                    random);
            TreeTable table = TreeTable.of(tree);
            int[] leaves = new int[vectors.length];
            table.leaves(vectors, leaves);
            for (int k = 0; k < vectors.length; k++) {
                RegressionTree leaf = tree.leaf(vectors[k]);
                assertThat(table.mean(leaves[k])).isEqualTo(leaf.mean());
                assertThat(table.variance(leaves[k])).isEqualTo(leaf.variance());
            }
        }
    }
}
