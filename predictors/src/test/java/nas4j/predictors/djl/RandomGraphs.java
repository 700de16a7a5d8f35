package nas4j.predictors.djl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.predictors.graph.Extent;
import nas4j.predictors.graph.FeatureGraph;
import nas4j.predictors.graph.GraphNode;
import nas4j.predictors.graph.OperatorId;

/** Graphs for tests. */
final class RandomGraphs {
    private static final List<OperatorId> OPERATORS = List.of(OperatorId.values());

    private RandomGraphs() {}

    /** A graph in which each node but the first reads one or two nodes before it. */
    static FeatureGraph draw(int size, RandomGenerator random) {
        List<GraphNode> nodes = new ArrayList<>();
        List<FeatureGraph.Edge> edges = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            OperatorId operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
            int kernel = random.nextInt(4);
            nodes.add(new GraphNode(
                    operator,
                    new Extent(random.nextInt(1, 512), 32, 32),
                    new Extent(random.nextInt(1, 512), 16, 16),
                    kernel,
                    kernel,
                    random.nextBoolean(),
                    random.nextInt(1, 4)));
            for (int edge = 0; k > 0 && edge < random.nextInt(1, 3); edge++) {
                edges.add(new FeatureGraph.Edge(random.nextInt(k), k));
            }
        }
        return new FeatureGraph(nodes, edges, random.nextLong(1_000_000_000));
    }

    static List<FeatureGraph> draw(int count, int least, int most, RandomGenerator random) {
        return IntStream.range(0, count)
                .mapToObj(_ -> draw(random.nextInt(least, most + 1), random))
                .toList();
    }

    /** The same graph with its nodes in another order. */
    static FeatureGraph renumbered(FeatureGraph graph, RandomGenerator random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, graph.size()).boxed().toList());
        Collections.shuffle(order, random);
        List<GraphNode> nodes = order.stream().map(graph.nodes()::get).toList();
        List<FeatureGraph.Edge> edges = new ArrayList<>(graph.edges().stream()
                .map(edge -> new FeatureGraph.Edge(order.indexOf(edge.from()), order.indexOf(edge.to())))
                .toList());
        Collections.shuffle(edges, random);
        return new FeatureGraph(nodes, edges, graph.macs());
    }

    /** How many nodes are convolutions, and half of how many are rectifiers, over all nodes. */
    static double target(FeatureGraph graph) {
        return graph.nodes().stream()
                        .mapToDouble(node ->
                                node.operator() == OperatorId.CONV ? 1 : node.operator() == OperatorId.RELU ? .5 : 0)
                        .sum()
                / graph.size();
    }

    /** Graphs of convolutions, rectifiers and sums, and how much of them is what. */
    static List<FeatureGraph> simple(int count, RandomGenerator random) {
        OperatorId[] operators = {OperatorId.CONV, OperatorId.RELU, OperatorId.ADD};
        return draw(count, 5, 12, random).stream()
                .map(graph -> new FeatureGraph(
                        graph.nodes().stream()
                                .map(node -> new GraphNode(
                                        operators[random.nextInt(3)], node.in(), node.in(), 0, 0, false, 1))
                                .toList(),
                        graph.edges(),
                        graph.macs()))
                .toList();
    }
}
