package nas4j.search.bits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Rounding;
import nas4j.graph.Simplification;
import nas4j.search.differentiable.Mixture;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * A decision of an architecture that changes nothing but how weights are rounded.
 *
 * @param decision number of the decision in its space
 * @param path of the decision
 * @param labels of its options
 * @param weights for each option, how the weights of the layers that it decides on are rounded, by the layers' paths
 */
public record BitChoice(int decision, String path, List<String> labels, List<Map<String, Rounding>> weights) {
    public BitChoice {
        labels = List.copyOf(labels);
        weights = weights.stream().map(Map::copyOf).toList();
    }

    /** The choices that an architecture has, in the order of the space's decisions. */
    public static List<BitChoice> of(Genotype architecture) {
        List<BitChoice> choices = new ArrayList<>();
        List<Decision> decisions = architecture.space().decisions();
        for (int k = 0; k < decisions.size(); k++) {
            if (architecture.isActive(k) && decisions.get(k).options() > 1 && !isParent(k, architecture.space())) {
                List<Map<String, Rounding>> weights = weights(architecture, k, decisions.get(k));
                if (!weights.isEmpty()) {
                    choices.add(new BitChoice(k, decisions.get(k).path(), labels(decisions.get(k)), weights));
                }
            }
        }
        return choices;
    }

    /** Whether other decisions exist or not as this one is taken. */
    private static boolean isParent(int decision, SearchSpace space) {
        return IntStream.range(0, space.decisions().size())
                .anyMatch(other -> space.parents(other).contains(decision));
    }

    private static List<String> labels(Decision decision) {
        return IntStream.range(0, decision.options()).mapToObj(decision::label).toList();
    }

    /** For each option the layers whose weights it decides on; empty if it decides on anything else, or on nothing. */
    private static List<Map<String, Rounding>> weights(Genotype architecture, int number, Decision decision) {
        List<ComputationGraph> graphs = IntStream.range(0, decision.options())
                .mapToObj(option -> graph(with(architecture, number, option)))
                .toList();
        ComputationGraph first = graphs.getFirst();
        List<Map<String, Rounding>> weights = new ArrayList<>();
        graphs.forEach(_ -> weights.add(new HashMap<>()));
        for (ComputationGraph graph : graphs) {
            if (!differsInWeightsAlone(graph, first)) {
                return List.of();
            }
        }
        for (Node node : first.nodes()) {
            boolean varies = graphs.stream()
                    .anyMatch(graph -> !graph.node(node.id()).weights().equals(node.weights()));
            for (int k = 0; varies && k < graphs.size(); k++) {
                weights.get(k).put(node.path(), graphs.get(k).node(node.id()).weights());
            }
        }
        return weights.getFirst().isEmpty() ? List.of() : weights;
    }

    private static boolean differsInWeightsAlone(ComputationGraph graph, ComputationGraph other) {
        if (graph.size() != other.size() || !graph.outputs().equals(other.outputs())) {
            return false;
        }
        for (Node node : graph.nodes()) {
            Node twin = other.node(node.id());
            boolean isAlike = node.path().equals(twin.path())
                    && node.op().equals(twin.op())
                    && node.inputs().equals(twin.inputs())
                    && node.precision().activations().equals(twin.precision().activations());
            if (!isAlike) {
                return false;
            }
        }
        return true;
    }

    /** The network as it is trained. */
    public static ComputationGraph graph(Genotype genotype) {
        return Simplification.simplify(genotype.space().decode(genotype).graph());
    }

    /** The architecture with another option of a decision. */
    static Genotype with(Genotype architecture, int decision, int option) {
        int[] options = architecture.options();
        options[decision] = option;
        return architecture.space().genotype(options);
    }

    /** The architecture with the option of each choice that stands at a place from its least bits, or the last. */
    public static Genotype level(Genotype architecture, List<BitChoice> choices, int place) {
        SearchSpace space = architecture.space();
        int[] options = architecture.options();
        for (BitChoice choice : choices) {
            List<Integer> ascending = choice.ascending();
            options[choice.decision()] = ascending.get(Math.min(place, ascending.size() - 1));
        }
        return space.genotype(options);
    }

    /** Bits of all layers that it decides on, with an option. */
    int bits(int option) {
        return weights.get(option).values().stream().mapToInt(Rounding::bits).sum();
    }

    /** The options, fewest bits first. */
    List<Integer> ascending() {
        return IntStream.range(0, labels.size())
                .boxed()
                .sorted(Comparator.comparing(this::bits))
                .toList();
    }

    /** What architecture weights belong to, one for each choice. */
    public static List<Mixture> mixtures(List<BitChoice> choices) {
        return IntStream.range(0, choices.size())
                .mapToObj(k ->
                        new Mixture(choices.get(k).path(), choices.get(k).labels(), List.of(k), List.of(), List.of()))
                .toList();
    }
}
