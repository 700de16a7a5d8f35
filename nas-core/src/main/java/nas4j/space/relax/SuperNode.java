package nas4j.space.relax;

import java.util.List;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;

/** A node of a {@link SuperGraph}. */
public sealed interface SuperNode {

    /** Number of the node in its graph, from 0; above all its inputs' numbers. */
    int id();

    /** The path that the node, or the choice, has in every network that uses it. */
    String path();

    /** Numbers of the nodes that it reads or chooses from. */
    List<Integer> inputs();

    /** Smallest shape of the output over all networks, dimension by dimension. */
    TensorShape narrowest();

    /** Largest shape of the output over all networks, dimension by dimension. */
    TensorShape widest();

    /**
     * An operator with weights for every network that uses it; each network takes a slice.
     *
     * @param least what can be cut out of every variant
     * @param most what every variant can be cut out of
     * @param slicedBy decisions that change the slice, other than by the shape of what comes in
     */
    record Layer(
            int id,
            String path,
            Op least,
            Op most,
            List<Integer> slicedBy,
            List<Integer> inputs,
            TensorShape narrowest,
            TensorShape widest)
            implements SuperNode {
        public Layer {
            slicedBy = List.copyOf(slicedBy);
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * Takes the value of one of its inputs.
     *
     * @param decidedBy the decisions that settle which; empty if shapes do
     * @param labels a name for each input
     */
    record Choice(
            int id,
            String path,
            List<Integer> decidedBy,
            List<String> labels,
            List<Integer> inputs,
            TensorShape narrowest,
            TensorShape widest)
            implements SuperNode {
        public Choice {
            decidedBy = List.copyOf(decidedBy);
            labels = List.copyOf(labels);
            inputs = List.copyOf(inputs);
        }
    }
}
