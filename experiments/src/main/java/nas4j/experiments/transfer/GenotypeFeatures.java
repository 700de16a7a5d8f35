package nas4j.experiments.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Simplification;
import nas4j.hardware.transfer.fit.NumberTable;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.encode.OneHot;
import nas4j.space.encode.OpNumbers;

/**
 * What latency may depend on, in two blocks: the one-hot columns of decisions; and numbers of the whole network, which are
 * how often each option was chosen, how many operators of each kind and window there are, in the network as it is and
 * without what does not reach its output, and the costs of both.
 */
final class GenotypeFeatures {
    private GenotypeFeatures() {}

    /** The two blocks, a row for each genotype. */
    static List<NumberTable> of(SearchSpace space, List<Genotype> genotypes) {
        OneHot oneHot = OneHot.of(space);
        List<Map<String, Double>> counts =
                genotypes.stream().map(GenotypeFeatures::counts).toList();
        TreeSet<String> names = new TreeSet<>();
        counts.forEach(count -> names.addAll(count.keySet()));
        return List.of(
                NumberTable.of(genotypes.stream().map(oneHot::encode).toList()),
                NumberTable.of(counts.stream()
                        .map(count -> names.stream()
                                .mapToDouble(name -> count.getOrDefault(name, 0.0))
                                .toArray())
                        .toList()));
    }

    private static Map<String, Double> counts(Genotype genotype) {
        Map<String, Double> counts = new LinkedHashMap<>();
        List<Decision> decisions = genotype.space().decisions();
        for (int k = 0; k < decisions.size(); k++) {
            if (genotype.isActive(k)) {
                add("chosen " + decisions.get(k).label(genotype.option(k)), counts);
            }
        }
        ComputationGraph network = genotype.space().decode(genotype).graph();
        network("all", network, counts);
        network("used", Simplification.simplify(network), counts);
        return counts;
    }

    private static void network(String which, ComputationGraph network, Map<String, Double> counts) {
        for (Node node : network.nodes()) {
            add(which + " " + kind(network, node), counts);
        }
        GraphCost cost = GraphCost.of(network);
        counts.put(which + " macs", Math.log1p((double) cost.macs()));
        counts.put(which + " parameters", Math.log1p((double) cost.parameters()));
        counts.put(which + " bytes", Math.log1p((double) cost.activationBytes()));
        counts.put(which + " depth", (double) cost.depth());
    }

    private static String kind(ComputationGraph network, Node node) {
        String name = OpNumbers.names()
                .get(OpNumbers.of(
                        node.op(),
                        node.inputCount() == 0
                                ? node.shape()
                                : network.node(node.input(0)).shape()));
        return node.op() instanceof Op.Conv2d conv ? name + " " + conv.window().area() : name;
    }

    private static void add(String name, Map<String, Double> counts) {
        counts.merge(name, 1.0, Double::sum);
    }
}
