package nas4j.graph;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * One operator at one place of a {@link ComputationGraph}. Nodes are numbered in topological order: every input's number
 * is below the node's own. Immutable; made by {@link ComputationGraph.Builder}.
 */
public final class Node {
    private final int id;
    private final String path;
    private final Op op;
    private final int[] inputs;
    private final TensorShape shape;
    private final Precision precision;

    Node(int id, String path, Op op, int[] inputs, TensorShape shape, Precision precision) {
        this.id = id;
        this.path = path;
        this.op = op;
        this.inputs = inputs;
        this.shape = shape;
        this.precision = precision;
    }

    /** Number of the node in its graph, from 0. */
    public int id() {
        return id;
    }

    /** Name that stays the same when other parts of the network change, such as {@code stage1/2/conv}. */
    public String path() {
        return path;
    }

    public Op op() {
        return op;
    }

    public int inputCount() {
        return inputs.length;
    }

    /** Number of the node that feeds input {@code index}. */
    public int input(int index) {
        return inputs[index];
    }

    /** Numbers of the nodes that feed this one, in the operator's order. */
    public List<Integer> inputs() {
        return new Inputs(inputs);
    }

    /** Shape of the output. */
    public TensorShape shape() {
        return shape;
    }

    public Precision precision() {
        return precision;
    }

    /** How the weights are rounded; not at all if the operator has none. */
    public Rounding weights() {
        return OpDigest.hasRoundedWeights(op) ? precision.weights() : Rounding.NONE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Node that
                && id == that.id
                && path.equals(that.path)
                && op.equals(that.op)
                && Arrays.equals(inputs, that.inputs)
                && shape.equals(that.shape)
                && precision.equals(that.precision);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + Arrays.hashCode(inputs);
    }

    @Override
    public String toString() {
        return id + " " + path + " " + op + " " + Arrays.toString(inputs) + " → " + shape;
    }

    private static final class Inputs extends AbstractList<Integer> implements RandomAccess {
        private final int[] ids;

        Inputs(int[] ids) {
            this.ids = ids;
        }

        @Override
        public Integer get(int index) {
            return ids[index];
        }

        @Override
        public int size() {
            return ids.length;
        }
    }
}
