package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;

/**
 * A supernet as one network, in which a sum stands for each choice. What no output needs is left out, and so are zeros: a
 * weight times nothing adds nothing.
 *
 * @param functions how nodes that are no layers compute their value, by path
 * @param layers for each other path the number of the supernet's layer
 * @param norms those that take the weight of their branch, by path
 */
record MixedGraph(
        ComputationGraph graph,
        Map<String, Function<NDArray[], NDArray>> functions,
        Map<String, Integer> layers,
        Map<String, WeighedNorm> norms) {

    /** Paths from which a way leads to an output that comes through no zero. */
    Set<String> learned() {
        Set<String> learned = new HashSet<>();
        boolean[] matters = new boolean[graph.size()];
        graph.outputs().values().forEach(output -> matters[output] = true);
        for (Node node : graph.nodes().reversed()) {
            if (matters[node.id()] && !(node.op() instanceof Op.Zero)) {
                learned.add(node.path());
                node.inputs().forEach(input -> matters[input] = true);
            }
        }
        return learned;
    }

    /**
     * Builds one.
     *
     * @param names for each node of the supernet the path that its parameters begin with
     * @param mixes how each choice puts its branches together
     * @throws IllegalArgumentException if the branches of a choice have different shapes, a layer is elastic, or a mix does
     *     not fit its choice
     */
    static MixedGraph of(SuperGraph supernet, List<String> names, Function<SuperNode.Choice, Mix> mixes) {
        supernet.choices().forEach(choice -> Mixable.require(supernet, choice));
        return new MixedGraphBuilder(supernet, names, mixes).build();
    }
}
