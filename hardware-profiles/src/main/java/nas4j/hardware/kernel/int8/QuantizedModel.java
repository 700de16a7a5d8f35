package nas4j.hardware.kernel.int8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nas4j.onnx.proto.ElementType;
import nas4j.onnx.proto.GraphProto;
import nas4j.onnx.proto.ModelProto;
import nas4j.onnx.proto.NodeProto;
import nas4j.onnx.proto.TensorProto;

/**
 * Rewrites a model so that a runtime computes it with integers: weights of 8 bits with a sign, everything else of 8 bits
 * without (QDQ format). Weights are rounded to 127 steps of the largest. The range of values between operators is the same
 * everywhere: this makes models to time, whose answers are not to be used. Deterministic.
 */
public final class QuantizedModel {
    /** What takes integers: its inputs and outputs are rounded. */
    private static final Set<String> ROUNDED = Set.of(
            "Conv",
            "Gemm",
            "MatMul",
            "Add",
            "Mul",
            "MaxPool",
            "AveragePool",
            "GlobalAveragePool",
            "Concat",
            "Relu",
            "Clip",
            "LeakyRelu",
            "Sigmoid",
            "Reshape",
            "Flatten",
            "Transpose",
            "Unsqueeze",
            "Resize");

    /** What computes shapes, which stay whole numbers, where it reads one. */
    private static final Set<String> OF_SHAPES = Set.of("Concat", "Slice", "Gather", "Unsqueeze", "Squeeze");

    private static final Set<String> WITH_WEIGHTS = Set.of("Conv", "Gemm", "MatMul");

    /** What a runtime leaves out where rounding cuts off what it would cut off. */
    private static final Set<String> CUTS = Set.of("Relu", "Clip");

    private static final Set<String> POSITIVE = Set.of("Relu", "Clip", "Sigmoid", "HardSigmoid");
    private static final float STEP = 6f / 255;
    private static final int MIDDLE = 128;
    private static final int MOST = 127;
    private static final String ROUND = "QuantizeLinear";
    private static final String BACK = "DequantizeLinear";

    private final GraphProto graph;
    private final Map<String, TensorProto> constants;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, NodeProto> cutters = new HashMap<>();
    private final Map<String, String> rounded = new HashMap<>();
    private final Set<String> types;
    private final Set<String> shapes = new HashSet<>();
    private final List<NodeProto> nodes = new ArrayList<>();
    private final Map<String, TensorProto> made = new LinkedHashMap<>();

    private QuantizedModel(GraphProto graph) {
        this.graph = graph;
        constants = graph.initializers().stream().collect(Collectors.toMap(TensorProto::name, tensor -> tensor));
        types = graph.inputs().stream()
                .filter(input -> input.type() == ElementType.FLOAT)
                .map(input -> input.name())
                .collect(Collectors.toSet());
        for (NodeProto node : graph.nodes()) {
            node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
            if (CUTS.contains(node.operator())) {
                cutters.put(node.inputs().getFirst(), node);
            }
        }
    }

    /** The rewritten model. */
    public static ModelProto of(ModelProto model) {
        return new ModelProto(
                model.irVersion(),
                model.opset(),
                model.producer(),
                model.producerVersion(),
                new QuantizedModel(model.graph()).rewritten(),
                model.metadata());
    }

    private GraphProto rewritten() {
        for (NodeProto node : graph.nodes()) {
            rewrite(node);
        }
        Map<String, TensorProto> all = new LinkedHashMap<>(constants);
        all.putAll(made);
        Set<String> used =
                nodes.stream().flatMap(node -> node.inputs().stream()).collect(Collectors.toSet());
        List<TensorProto> kept = all.values().stream()
                .filter(tensor -> used.contains(tensor.name()))
                .toList();
        return new GraphProto(graph.name(), nodes, kept, graph.inputs(), graph.outputs(), List.of());
    }

    private void rewrite(NodeProto node) {
        boolean isShape = isShape(node);
        boolean isRounded = ROUNDED.contains(node.operator()) && !isShape;
        List<String> inputs = new ArrayList<>();
        for (int k = 0; k < node.inputs().size(); k++) {
            String input = node.inputs().get(k);
            inputs.add(isRounded ? roundedInput(node, k, input) : rounded.getOrDefault(input, input));
        }
        String output = node.outputs().getFirst();
        if (isShape) {
            shapes.add(output);
        }
        nodes.add(new NodeProto(node.name(), node.operator(), inputs, node.outputs(), node.attributes()));
        if (isRounded || POSITIVE.contains(node.operator())) {
            types.add(output);
        }
        boolean isCutNext = readers.getOrDefault(output, 0) == 1
                && cutters.containsKey(output)
                && WITH_WEIGHTS.contains(node.operator());
        if (isCutNext) {
            rounded.put(output, output); // rounded once, after the cut
        } else if (isRounded && !isOutput(output)) {
            round(output, POSITIVE.contains(node.operator()) ? 0 : MIDDLE);
        }
    }

    private boolean isShape(NodeProto node) {
        return node.operator().equals("Shape")
                || (OF_SHAPES.contains(node.operator())
                        && node.inputs().stream().anyMatch(shapes::contains));
    }

    private boolean isOutput(String value) {
        return graph.outputs().stream().anyMatch(output -> output.name().equals(value));
    }

    private String roundedInput(NodeProto node, int place, String input) {
        TensorProto constant = constants.get(input);
        if (shapes.contains(input)) {
            return input;
        }
        if (constant == null) {
            String known = rounded.get(input);
            return known != null ? known : types.contains(input) || isComputed(input) ? round(input, MIDDLE) : input;
        }
        if (!WITH_WEIGHTS.contains(node.operator()) || place == 0) {
            return input;
        }
        return place == 1
                ? roundedWeights(constant)
                : roundedBias(constant, node.inputs().get(1));
    }

    private boolean isComputed(String value) {
        return nodes.stream().anyMatch(node -> node.outputs().contains(value));
    }

    private String round(String value, int zero) {
        String scale = value + "/step";
        String point = value + "/zero";
        made.put(scale, Bytes.real(scale, STEP));
        made.put(point, Bytes.integer(point, ElementType.UINT8, zero));
        String integers = value + "/q";
        String back = value + "/dq";
        nodes.add(new NodeProto(integers, ROUND, List.of(value, scale, point), List.of(integers), List.of()));
        nodes.add(new NodeProto(back, BACK, List.of(integers, scale, point), List.of(back), List.of()));
        rounded.put(value, back);
        return back;
    }

    private static float largest(float... numbers) {
        float largest = 1e-6f;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    /** Of 32 bits, in steps of the input's times the weights'. */
    private String roundedBias(TensorProto bias, String weights) {
        float step = STEP * largest(Bytes.floats(Objects.requireNonNull(constants.get(weights)))) / MOST;
        float[] numbers = Bytes.floats(bias);
        ByteBuffer bytes = Bytes.littleEndian(numbers.length * Integer.BYTES);
        for (float number : numbers) {
            bytes.putInt(Math.round(number / step));
        }
        String integers = bias.name() + "/q";
        String scale = bias.name() + "/step";
        String back = bias.name() + "/dq";
        made.put(integers, new TensorProto(integers, ElementType.INT32, bias.dims(), new Bytes(bytes.flip())));
        made.put(scale, Bytes.real(scale, step));
        nodes.add(new NodeProto(back, BACK, List.of(integers, scale), List.of(back), List.of()));
        return back;
    }

    private String roundedWeights(TensorProto weights) {
        String back = weights.name() + "/dq";
        if (made.containsKey(weights.name() + "/q")) {
            return back;
        }
        float[] numbers = Bytes.floats(weights);
        float largest = largest(numbers);
        ByteBuffer bytes = Bytes.littleEndian(numbers.length);
        for (float number : numbers) {
            bytes.put((byte) Math.round(number / largest * MOST));
        }
        String integers = weights.name() + "/q";
        String scale = weights.name() + "/step";
        String zero = weights.name() + "/zero";
        made.put(integers, new TensorProto(integers, ElementType.INT8, weights.dims(), new Bytes(bytes.flip())));
        made.put(scale, Bytes.real(scale, largest / MOST));
        made.put(zero, Bytes.integer(zero, ElementType.INT8, 0));
        nodes.add(new NodeProto(back, BACK, List.of(integers, scale, zero), List.of(back), List.of()));
        return back;
    }
}
