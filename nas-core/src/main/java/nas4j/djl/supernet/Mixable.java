package nas4j.djl.supernet;

import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;

/** Which spaces can be mixed: those of which all networks have layers of the same sizes. It needs no engine. */
public final class Mixable {
    private Mixable() {}

    /**
     * Checks a whole space.
     *
     * @throws IllegalArgumentException if the branches of a choice have different shapes or a layer is elastic; the message
     *     names it
     */
    public static void require(SuperGraph graph) {
        graph.choices().forEach(choice -> require(graph, choice));
        graph.layers().forEach(Mixable::require);
    }

    static void require(SuperGraph graph, SuperNode.Choice choice) {
        for (int input : choice.inputs()) {
            SuperNode branch = graph.nodes().get(input);
            if (!branch.narrowest().equals(choice.widest()) || !branch.widest().equals(choice.widest())) {
                throw new IllegalArgumentException("choice [" + choice.path() + "] cannot mix its branches "
                        + choice.labels() + ": branch [" + branch.path() + "] is of shape " + branch.narrowest()
                        + " to " + branch.widest() + ", another of " + choice.widest()
                        + "\nMaybe the branches should have equal channels and strides.");
            }
        }
    }

    static void require(SuperNode.Layer layer) {
        if (!layer.least().equals(layer.most()) || !layer.narrowest().equals(layer.widest())) {
            throw new IllegalArgumentException("layer [" + layer.path() + "] is not alike in all networks: "
                    + layer.least() + " to " + layer.most() + ", " + layer.narrowest() + " to " + layer.widest()
                    + "\nMaybe the space's values should be fixed, and only branches be left to choose.");
        }
    }
}
