package nas4j.graph.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.graph.Op;

/**
 * Makes a diagram of a network. Nodes under one path that follow one another without branching share a box, with at most
 * one layer of weights and {@value #MOST_ROWS} rows each.
 */
final class GraphDiagram {
    private static final int MOST_ROWS = 6;

    private final ComputationGraph graph;
    private final Sketch sketch;
    private final List<List<Node>> chains = new ArrayList<>();
    private final int[] boxOf;

    private GraphDiagram(ComputationGraph graph, Sketch sketch) {
        this.graph = graph;
        this.sketch = sketch;
        boxOf = new int[graph.size()];
        Arrays.fill(boxOf, -1);
    }

    /** All nodes, chains merged into boxes. */
    static Diagram full(ComputationGraph graph) {
        return new GraphDiagram(graph, new Sketch(graph)).diagram();
    }

    /** The same with groups that repeat drawn once. */
    static Diagram folded(ComputationGraph graph) {
        return new GraphDiagram(graph, new Sketch(graph).fold()).diagram();
    }

    private Diagram diagram() {
        findChains();
        List<Diagram.Box> boxes = new ArrayList<>(chains.stream().map(this::box).toList());
        Map<List<Integer>, Integer> counts = new LinkedHashMap<>();
        for (Node node : sketch.nodes()) {
            for (int input : sketch.inputs(node)) {
                if (boxOf[input] != boxOf[node.id()]) {
                    counts.merge(List.of(boxOf[input], boxOf[node.id()]), 1, Integer::sum);
                }
            }
        }
        sketch.outputs().forEach((name, id) -> {
            counts.put(List.of(boxOf[id], boxes.size()), 1);
            String shape = OpLabel.shape(graph.node(id).shape());
            boxes.add(new Diagram.Box("", name, List.of(new Diagram.Row(name, Family.ENTRY)), shape));
        });
        List<Diagram.Edge> edges = new ArrayList<>();
        counts.forEach((ends, count) -> edges.add(new Diagram.Edge(ends.get(0), ends.get(1), count)));
        return new Diagram(boxes, edges, sketch.repeats());
    }

    private void findChains() {
        List<List<Integer>> readers = sketch.readers();
        for (Node node : sketch.nodes()) {
            int[] inputs = sketch.inputs(node);
            int previous = inputs.length == 1 ? inputs[0] : -1;
            boolean joins = previous >= 0
                    && readers.get(previous).size() == 1
                    && !sketch.outputs().containsValue(previous)
                    && mayJoin(chains.get(boxOf[previous]), node);
            if (!joins) {
                chains.add(new ArrayList<>());
            }
            boxOf[node.id()] = joins ? boxOf[previous] : chains.size() - 1;
            chains.get(boxOf[node.id()]).add(node);
        }
    }

    private static boolean mayJoin(List<Node> chain, Node node) {
        boolean weights = isLayer(node) && chain.stream().anyMatch(GraphDiagram::isLayer);
        return !weights
                && chain.size() < MOST_ROWS
                && !(chain.getFirst().op() instanceof Op.Input)
                && Paths.parent(chain.getFirst().path()).equals(Paths.parent(node.path()));
    }

    private static boolean isLayer(Node node) {
        return switch (OpLabel.family(node.op())) {
            case CONVOLUTION, DENSE -> true;
            case ENTRY, POOLING, NORMALISATION, ACTIVATION, JOIN, SHAPE, NOTHING -> false;
        };
    }

    private Diagram.Box box(List<Node> chain) {
        Node first = chain.getFirst();
        boolean isEntry = first.op() instanceof Op.Input;
        List<Diagram.Row> rows = isEntry
                ? List.of(new Diagram.Row(first.path(), Family.ENTRY))
                : chain.stream().map(OpLabel::row).toList();
        String shape = OpLabel.shape(chain.getLast().shape());
        String name = chain.stream().map(this::describe).collect(Collectors.joining("\n"));
        return new Diagram.Box(isEntry ? "" : Paths.parent(first.path()), name, rows, shape);
    }

    private String describe(Node node) {
        StringBuilder text = new StringBuilder(node.path())
                .append(": ")
                .append(OpLabel.row(node).text());
        text.append(" → ").append(node.shape());
        long parameters = GraphCost.parameters(graph, node);
        long macs = GraphCost.macs(graph, node);
        if (parameters > 0) {
            text.append(", ").append(Quantity.text(parameters)).append(" parameters");
        }
        if (macs > 0) {
            text.append(", ").append(Quantity.text(macs)).append(" MACs");
        }
        return text.toString();
    }
}
