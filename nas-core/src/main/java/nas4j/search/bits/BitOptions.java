package nas4j.search.bits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Rounding;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.space.Genotype;

/**
 * Networks that differ in one decision of an architecture, and where they round. Immutable.
 *
 * @param graphs for each option, as it is trained
 * @param plans of these
 */
record BitOptions(List<ComputationGraph> graphs, List<RoundingPlan> plans) {

    /** The options; none if they differ in anything but bits, in nothing, or in where values are rounded. */
    static List<BitOption> of(Genotype architecture, int decision) {
        int number = architecture.space().decisions().get(decision).options();
        List<ComputationGraph> graphs = IntStream.range(0, number)
                .mapToObj(option -> BitChoice.graph(BitChoice.with(architecture, decision, option)))
                .toList();
        return graphs.stream().allMatch(graph -> differsInRoundingAlone(graph, graphs.getFirst()))
                ? new BitOptions(graphs, graphs.stream().map(RoundingPlan::of).toList()).options()
                : List.of();
    }

    private static boolean differsInRoundingAlone(ComputationGraph graph, ComputationGraph other) {
        if (graph.size() != other.size() || !graph.outputs().equals(other.outputs())) {
            return false;
        }
        for (Node node : graph.nodes()) {
            Node twin = other.node(node.id());
            boolean isAlike = node.path().equals(twin.path())
                    && node.op().equals(twin.op())
                    && node.inputs().equals(twin.inputs());
            if (!isAlike) {
                return false;
            }
        }
        return true;
    }

    private List<BitOption> options() {
        List<Integer> layers = varying(node -> option -> weights(node, option));
        boolean isAboutActivations = !varying(
                        node -> option -> node(node, option).precision().activations())
                .isEmpty();
        List<Integer> points = isAboutActivations ? varying(node -> option -> activations(node, option)) : List.of();
        if (points.stream().anyMatch(this::moves)) {
            return List.of();
        }
        List<BitOption> options = IntStream.range(0, graphs.size())
                .mapToObj(option -> new BitOption(
                        byPath(layers, node -> weights(node, option)),
                        byPath(points, node -> activations(node, option))))
                .toList();
        return options.getFirst().isEmpty() ? List.of() : options;
    }

    /** The nodes of which something is not the same with all options. */
    private List<Integer> varying(Function<Integer, Function<Integer, Rounding>> rounding) {
        return IntStream.range(0, graphs.getFirst().size())
                .boxed()
                .filter(node -> IntStream.range(1, graphs.size())
                        .anyMatch(option -> !rounding.apply(node)
                                .apply(option)
                                .equals(rounding.apply(node).apply(0))))
                .toList();
    }

    private Map<String, Rounding> byPath(List<Integer> nodes, Function<Integer, Rounding> rounding) {
        Map<String, Rounding> roundings = new HashMap<>();
        nodes.forEach(node -> roundings.put(node(node, 0).path(), rounding.apply(node)));
        return roundings;
    }

    private Node node(int node, int option) {
        return graphs.get(option).node(node);
    }

    private Rounding weights(int node, int option) {
        return node(node, option).weights();
    }

    /** How a node's value is rounded once it is computed. */
    private Rounding activations(int node, int option) {
        Node own = node(node, option);
        return plans.get(option).roundsAfter(own)
                ? plans.get(option).find(own).orElseThrow().rounding()
                : Rounding.NONE;
    }

    /** Whether with an option a value is rounded elsewhere, though bits are said of it, or was rounded before. */
    private boolean moves(int node) {
        return IntStream.range(0, graphs.size()).anyMatch(option -> {
            Node own = node(node, option);
            boolean isElsewhere = own.precision().activations().rounds()
                    && !activations(node, option).rounds();
            boolean wasBefore = RoundingPlan.movesValues(own.op())
                    && plans.get(option)
                            .find(graphs.get(option).node(own.input(0)))
                            .isPresent();
            return isElsewhere || wasBefore;
        });
    }
}
