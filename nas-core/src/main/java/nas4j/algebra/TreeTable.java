package nas4j.algebra;

/**
 * A regression tree in arrays, the two branches of a node beside each other: many vectors go through it while it is in the
 * processor's cache. Immutable.
 */
public final class TreeTable {
    private final int[] columns;
    private final double[] cuts;
    /** Of each node the place of its lower branch, which the upper one follows; 0, which is the root's, for a leaf. */
    private final int[] branches;

    private final double[] means;
    private final double[] variances;

    private TreeTable(int nodes) {
        columns = new int[nodes];
        cuts = new double[nodes];
        branches = new int[nodes];
        means = new double[nodes];
        variances = new double[nodes];
    }

    /** The same tree. */
    public static TreeTable of(RegressionTree tree) {
        TreeTable table = new TreeTable(tree.nodes());
        tree.fill(table::set);
        return table;
    }

    private void set(int place, RegressionTree node, int branch) {
        columns[place] = node.column();
        cuts[place] = node.cut();
        branches[place] = branch;
        means[place] = node.mean();
        variances[place] = node.variance();
    }

    /** The number of the leaf that a vector comes to. */
    public int leaf(double[] vector) {
        int node = 0;
        int branch = branches[0];
        while (branch != 0) {
            node = vector[columns[node]] < cuts[node] ? branch : branch + 1;
            branch = branches[node];
        }
        return node;
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
