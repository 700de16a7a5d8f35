package nas4j.algebra;

import java.util.Arrays;

/**
 * A regression tree in arrays, the two branches of a node beside each other: many vectors go through it while it is in the
 * processor's cache. Immutable.
 */
public final class TreeTable {
    private final int[] columns;
    private final double[] cuts;
    /** Of each node the place of its lower branch, which the upper one follows; of a leaf its own, and nothing is above it. */
    private final int[] branches;

    private final int depth;

    private final double[] means;
    private final double[] variances;

    private TreeTable(int nodes, int depth) {
        this.depth = depth;
        columns = new int[nodes];
        cuts = new double[nodes];
        branches = new int[nodes];
        means = new double[nodes];
        variances = new double[nodes];
    }

    /** The same tree. */
    public static TreeTable of(RegressionTree tree) {
        TreeTable table = new TreeTable(tree.nodes(), tree.depth());
        tree.fill(table::set);
        return table;
    }

    private void set(int place, RegressionTree node, int branch) {
        columns[place] = node.column();
        cuts[place] = branch == 0 ? Double.NaN : node.cut();
        branches[place] = branch == 0 ? place : branch;
        means[place] = node.mean();
        variances[place] = node.variance();
    }

    /**
     * The numbers of the leaves that vectors come to. All go down a level before any goes down the next: their ways do not
     * depend on one another, and none has to be guessed.
     *
     * @param leaves gets a number for each vector; at least as long
     */
    public void leaves(double[][] vectors, int[] leaves) {
        Arrays.fill(leaves, 0, vectors.length, 0);
        for (int level = 0; level < depth; level++) {
            for (int k = 0; k < vectors.length; k++) {
                int node = leaves[k];
                leaves[k] = branches[node] + (vectors[k][columns[node]] >= cuts[node] ? 1 : 0);
            }
        }
    }

    /** Of the values that came to a leaf. */
    public double mean(int leaf) {
        return means[leaf];
    }

    /** Of the values that came to a leaf. */
    public double variance(int leaf) {
        return variances[leaf];
    }
}
