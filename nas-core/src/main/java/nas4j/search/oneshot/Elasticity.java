package nas4j.search.oneshot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.Variation;

/** What a decision changes in a network. */
public enum Elasticity {
    /** Sizes of kernels. */
    KERNEL,
    /** Which layers there are. */
    DEPTH,
    /** Numbers of channels or features. */
    WIDTH,
    /** Anything else, such as operators, input sizes or training; or nothing. */
    OTHER;

    /**
     * What each decision of a space changes in one of its networks: where several things, the first of depth, kernel and
     * width. Decisions that do not exist there are {@link #OTHER}.
     *
     * @throws nas4j.space.CompileException if a network cannot be built
     */
    public static List<Elasticity> of(Genotype genotype) {
        SearchSpace space = genotype.space();
        ComputationGraph graph = space.decode(genotype).graph();
        return IntStream.range(0, space.decisions().size())
                .mapToObj(decision -> IntStream.range(
                                0, space.decisions().get(decision).options())
                        .mapToObj(option -> Variation.findChanged(genotype, decision, option, Streams.of(1)))
                        .flatMap(changed -> changed.stream())
                        .map(changed -> between(graph, space.decode(changed).graph()))
                        .reduce(OTHER, Elasticity::first))
                .toList();
    }

    private static Elasticity first(Elasticity a, Elasticity b) {
        List<Elasticity> order = List.of(DEPTH, KERNEL, WIDTH, OTHER);
        return order.indexOf(a) <= order.indexOf(b) ? a : b;
    }

    private static Elasticity between(ComputationGraph graph, ComputationGraph other) {
        Map<String, Node> layers = layers(graph);
        Map<String, Node> others = layers(other);
        if (!inputs(graph).equals(inputs(other))) {
            return OTHER;
        }
        if (!layers.keySet().equals(others.keySet())) {
            return DEPTH;
        }
        Elasticity found = OTHER;
        for (Node node : layers.values()) {
            found = first(found, between(node, others.getOrDefault(node.path(), node)));
        }
        return found;
    }

    private static Elasticity between(Node node, Node other) {
        if (node.op() instanceof Op.Conv2d conv
                && other.op() instanceof Op.Conv2d another
                && !conv.window().equals(another.window())) {
            return KERNEL;
        }
        boolean comparable = node.shape().rank() == other.shape().rank();
        return comparable && node.shape().channels() != other.shape().channels() ? WIDTH : OTHER;
    }

    private static List<Op> inputs(ComputationGraph graph) {
        return graph.inputs().stream().map(Node::op).toList();
    }

    private static Map<String, Node> layers(ComputationGraph graph) {
        Map<String, Node> layers = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Op.Conv2d || node.op() instanceof Op.Linear) {
                layers.put(node.path(), node);
            }
        }
        return layers;
    }
}
