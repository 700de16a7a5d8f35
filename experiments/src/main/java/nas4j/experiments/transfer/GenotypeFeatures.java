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
public final class GenotypeFeatures {
    private final OneHot oneHot;
    private final List<String> names;
    private final List<NumberTable> blocks;

    private GenotypeFeatures(OneHot oneHot, List<Genotype> genotypes) {
        this.oneHot = oneHot;
        List<Map<String, Double>> counts =
                genotypes.stream().map(GenotypeFeatures::counts).toList();
        TreeSet<String> found = new TreeSet<>();
        counts.forEach(count -> found.addAll(count.keySet()));
        names = List.copyOf(found);
        blocks = List.of(
                NumberTable.of(genotypes.stream().map(oneHot::encode).toList()),
                NumberTable.of(counts.stream().map(this::numbers).toList()));
    }

    /** Those of these genotypes. */
    public static GenotypeFeatures of(SearchSpace space, List<Genotype> genotypes) {
        return new GenotypeFeatures(OneHot.of(space), genotypes);
    }

    /** The two blocks, a row for each genotype. */
    public List<NumberTable> blocks() {
        return blocks;
    }

    /** The features of another genotype of the space, in blocks of the same columns; what none of the others has is left out. */
    public List<double[]> encode(Genotype genotype) {
        return List.of(oneHot.encode(genotype), numbers(counts(genotype)));
    }

    private double[] numbers(Map<String, Double> counts) {
        return names.stream()
                .mapToDouble(name -> counts.getOrDefault(name, 0.0))
                .toArray();
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
