package nas4j.onnx;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.onnx.parameters.ChannelMap;
import nas4j.onnx.parameters.Parameters;
import nas4j.onnx.proto.AttributeProto;
import nas4j.onnx.proto.ElementType;
import nas4j.onnx.proto.Payload;
import nas4j.onnx.quantize.Grid;
import nas4j.onnx.quantize.WholeWeights;

/**
 * One node of a graph on its way into an ONNX graph.
 *
 * @param node what is computed, and what the names come from
 * @param last the node whose value comes out: a batch normalisation that was folded into {@code node}, or that itself
 */
record Step(ComputationGraph graph, Assembly assembly, Parameters parameters, Node node, Node last) {
    /** The opset that knows integers of 4 bits. */
    static final int PACKED = 21;

    /** From this opset on axes are an input of what is reduced. */
    private static final int AXES_AS_INPUT = 18;

    /** Name of an input. */
    String in(int index) {
        return assembly.value(node.input(index));
    }

    /** Whether weights are packed, if they have few enough bits. */
    boolean packs() {
        return assembly.opset() >= PACKED && WholeWeights.fitInHalfBytes(node);
    }

    /** Shape of an input, without the batch. */
    TensorShape shapeIn(int index) {
        return graph.node(node.input(index)).shape();
    }

    /** Shape of the output, without the batch. */
    TensorShape shape() {
        return node.shape();
    }

    /** What the batch normalisation that was folded into the node does to its output. */
    ChannelMap foldedNorm() {
        return last.id() != node.id() && last.op() instanceof Op.BatchNorm norm
                ? ChannelMap.of(last, norm, parameters)
                : ChannelMap.NONE;
    }

    /** What the first input was rounded to. */
    Optional<Grid> gridIn() {
        return gridIn(0);
    }

    /** What an input was rounded to. */
    Optional<Grid> gridIn(int index) {
        return assembly.grids().find(graph.node(node.input(index)));
    }

    /** What the output is rounded to. */
    Optional<Grid> grid() {
        return assembly.grids().findAfter(last);
    }

    /** Makes a value, rounded, the node's output. */
    void resultRounded(String value, Grid grid) {
        assembly.handOver(last, value, grid);
    }

    /** Adds the operator whose output is the node's. */
    void result(String operator, List<String> inputs, AttributeProto... attributes) {
        assembly.add(last, operator, inputs, List.of(attributes));
    }

    /** Adds an operator before the last and returns its output's name. */
    String between(String name, String operator, List<String> inputs, AttributeProto... attributes) {
        return assembly.addBetween(node.path() + "/" + name, operator, inputs, List.of(attributes));
    }

    /**
     * Adds an operator before the last, which only moves numbers from there on, and rounds its output as the node's will be:
     * that changes nothing, and runtimes move whole numbers.
     */
    String betweenMoves(String name, String operator, List<String> inputs, AttributeProto... attributes) {
        String value = between(name, operator, inputs, attributes);
        return rounded(name, value, grid());
    }

    /** Adds what rounds a value between, if it is to be, and returns the name of the value. */
    String rounded(String name, String value, Optional<Grid> grid) {
        return grid.map(to -> assembly.addRounded(node.path() + "/" + name, value, to))
                .orElse(value);
    }

    /** The numbers of a parameter, such as {@code weight}. */
    FloatBuffer parameter(String name, long... dims) {
        return parameters.require(node.path() + "." + name, boxed(dims));
    }

    /** Adds a parameter as it is and returns its name. */
    String weights(String name, long... dims) {
        return floats(name, Payload.floats(parameter(name, dims)), dims);
    }

    /** Adds a constant tensor of floats and returns its name. */
    String floats(String name, Payload data, long... dims) {
        return constant(name, ElementType.FLOAT, data, dims);
    }

    /** Adds a constant tensor and returns its name. */
    String constant(String name, ElementType type, Payload data, long... dims) {
        return assembly.addConstant(node.path() + "." + name, type, boxed(dims), data);
    }

    /** Adds a constant number and returns its name. */
    String number(String name, double value) {
        return floats(name, Payload.floats(FloatBuffer.wrap(new float[] {(float) value})));
    }

    /** Adds a constant list of integers and returns its name. */
    String longs(String name, long... values) {
        List<Long> numbers = boxed(values);
        List<Long> dims = List.of((long) numbers.size());
        return assembly.addConstant(node.path() + "." + name, ElementType.INT64, dims, Payload.longs(numbers));
    }

    /** Adds the constant shape of a batch: 0, which keeps the batch's size, then the given dimensions. */
    String batchShape(String name, int... dims) {
        long[] shape = new long[dims.length + 1];
        Arrays.setAll(shape, k -> k == 0 ? 0 : dims[k - 1]);
        return longs(name, shape);
    }

    /** An attribute that is a list of integers. */
    static AttributeProto ints(String name, long... values) {
        return new AttributeProto.Ints(name, boxed(values));
    }

    private static List<Long> boxed(long... values) {
        return LongStream.of(values).boxed().toList();
    }

    /** Adds what reduces the first input along an axis, which is dropped. */
    void reduced(String operator, int axis) {
        AttributeProto dropsAxis = new AttributeProto.Int("keepdims", 0);
        if (assembly.opset() < AXES_AS_INPUT) {
            result(operator, List.of(in(0)), ints("axes", axis), dropsAxis);
        } else {
            result(operator, List.of(in(0), longs("axes", axis)), dropsAxis);
        }
    }
}
