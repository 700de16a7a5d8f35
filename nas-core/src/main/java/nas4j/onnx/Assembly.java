package nas4j.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.TensorShape;
import nas4j.onnx.proto.AttributeProto;
import nas4j.onnx.proto.ElementType;
import nas4j.onnx.proto.GraphProto;
import nas4j.onnx.proto.NodeProto;
import nas4j.onnx.proto.Payload;
import nas4j.onnx.proto.TensorProto;
import nas4j.onnx.proto.ValueInfoProto;
import nas4j.onnx.quantize.ActivationType;
import nas4j.onnx.quantize.Grid;
import nas4j.onnx.quantize.Grids;

/** An ONNX graph while it is put together. For one thread. */
final class Assembly {
    private static final String NAME = "network";
    private static final String BATCH = "batch";

    private final ComputationGraph graph;
    private final Plan plan;
    private final ValueNames values;
    private final Names names = new Names();
    private final Map<Integer, String> reserved = new HashMap<>();
    private final List<NodeProto> nodes = new ArrayList<>();
    private final List<TensorProto> initializers = new ArrayList<>();
    private final Grids grids;
    private final RoundNodes roundNodes;
    private final int opset;

    /** By the number of the entry. */
    private final Map<Integer, String> roundedEntries = new HashMap<>();

    /**
     * An empty graph.
     *
     * @param grids what values are rounded to
     * @param opset version of the operators
     */
    Assembly(ComputationGraph graph, Plan plan, Grids grids, ActivationType type, int opset) {
        this.opset = opset;
        this.graph = graph;
        this.plan = plan;
        this.grids = grids;
        roundNodes = new RoundNodes(this, type);
        values = new ValueNames(graph, plan);
        for (Node step : plan.steps()) {
            reserved.put(step.id(), names.claim(plan.layer(step).path()));
        }
        graph.inputs().forEach(this::roundEntry);
    }

    private void roundEntry(Node entry) {
        grids.findAfter(entry)
                .ifPresent(grid ->
                        roundedEntries.put(entry.id(), roundNodes.rounded(entry.path(), values.of(entry.id()), grid)));
    }

    /** The version of the operators. */
    int opset() {
        return opset;
    }

    /** What values are rounded to. */
    Grids grids() {
        return grids;
    }

    /** The name of what a node of the graph puts out, rounded if it is. */
    String value(int id) {
        String rounded = roundedEntries.get(plan.source(id));
        return rounded == null ? values.of(id) : rounded;
    }

    /** Adds the operator that computes what the step puts out, and what rounds that. */
    void add(Node step, String operator, List<String> inputs, List<AttributeProto> attributes) {
        String name = Objects.requireNonNull(reserved.get(step.id()));
        Optional<Grid> grid = grids.findAfter(step);
        String value = grid.isEmpty() ? value(step.id()) : values.claim(step.path() + "/unrounded");
        nodes.add(new NodeProto(name, operator, inputs, List.of(value), attributes));
        grid.ifPresent(to -> handOver(step, value, to));
    }

    /** Makes a value, rounded, what the step puts out. */
    void handOver(Node step, String value, Grid grid) {
        List<String> whole = roundNodes.whole(step.path(), value, grid);
        String name = names.claim(step.path() + "/rounded");
        nodes.add(new NodeProto(name, "DequantizeLinear", whole, List.of(value(step.id())), List.of()));
    }

    /** Adds what rounds a value between, and returns the name of the rounded one. */
    String addRounded(String name, String value, Grid grid) {
        return roundNodes.rounded(name, value, grid);
    }

    /** Adds an operator that computes something between; its name is also that of its value, which is returned. */
    String addBetween(String name, String operator, List<String> inputs, List<AttributeProto> attributes) {
        String value = values.claim(name);
        nodes.add(new NodeProto(names.claim(name), operator, inputs, List.of(value), attributes));
        return value;
    }

    /** Adds a constant and returns its name. */
    String addConstant(String name, ElementType type, List<Long> dims, Payload data) {
        String value = values.claim(name);
        initializers.add(new TensorProto(value, type, dims, data));
        return value;
    }

    /** The finished graph. */
    GraphProto graph() {
        values.copies()
                .forEach((name, id) -> nodes.add(new NodeProto(
                        names.claim(name), "Identity", List.of(values.of(id)), List.of(name), List.of())));
        List<ValueInfoProto> inputs = graph.inputs().stream()
                .map(input -> info(values.of(input.id()), input))
                .toList();
        List<ValueInfoProto> outputs = new ArrayList<>();
        graph.outputs().forEach((name, id) -> outputs.add(info(name, graph.node(id))));
        List<ValueInfoProto> between = plan.steps().stream()
                .filter(step -> !graph.outputs().containsKey(value(step.id())))
                .map(step -> info(value(step.id()), step))
                .toList();
        return new GraphProto(NAME, nodes, initializers, inputs, outputs, between);
    }

    private static ValueInfoProto info(String name, Node node) {
        TensorShape shape = node.shape();
        List<Integer> dims = Arrays.stream(shape.toArray()).boxed().toList();
        return new ValueInfoProto(name, ElementType.of(shape.type()), BATCH, dims);
    }
}
