package nas4j.onnx;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.onnx.proto.AttributeProto;
import nas4j.onnx.proto.ElementType;
import nas4j.onnx.proto.Payload;

/**
 * One node of a graph on its way into an ONNX graph.
 *
 * @param node what is computed, and what the names come from
 * @param last the node whose value comes out: a batch normalisation that was folded into {@code node}, or that itself
 */
record Step(ComputationGraph graph, Assembly assembly, Parameters parameters, Node node, Node last) {

    /** Name of an input. */
    String in(int index) {
        return assembly.value(node.input(index));
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

    /** Adds the operator whose output is the node's. */
    void result(String operator, List<String> inputs, AttributeProto... attributes) {
        assembly.add(last, operator, inputs, List.of(attributes));
    }

    /** Adds an operator before the last and returns its output's name. */
    String between(String name, String operator, List<String> inputs, AttributeProto... attributes) {
        return assembly.addBetween(node.path() + "/" + name, operator, inputs, List.of(attributes));
    }

    /** The numbers of a parameter, such as {@code weight}. */
    FloatBuffer parameter(String name, long... dims) {
        return parameters.require(node.path() + "." + name, boxed(dims));
    }

    /** Adds a parameter as it is and returns its name. */
    String weights(String name, long... dims) {
        return floats(name, Payload.floats(parameter(name, dims)), dims);
    }

    /** Adds a constant tensor and returns its name. */
    String floats(String name, Payload data, long... dims) {
        return assembly.addConstant(node.path() + "." + name, ElementType.FLOAT, boxed(dims), data);
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
}
