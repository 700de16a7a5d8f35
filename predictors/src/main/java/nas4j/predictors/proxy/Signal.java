package nas4j.predictors.proxy;

import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;

/** Tells whether what a network gives depends on what it is given. */
public final class Signal {
    private Signal() {}

    /**
     * Checks that a path leads from an input to an output.
     *
     * @param graph simplified
     * @throws NoScoreException if there is none
     */
    public static void require(ComputationGraph graph) {
        boolean[] reached = new boolean[graph.size()];
        for (Node node : graph.nodes()) {
            reached[node.id()] = node.op() instanceof Op.Input
                    || (!(node.op() instanceof Op.Zero)
                            && node.inputs().stream().anyMatch(input -> reached[input]));
        }
        if (graph.outputs().values().stream().noneMatch(output -> reached[output])) {
            throw new NoScoreException("no output depends on its input");
        }
    }
}
