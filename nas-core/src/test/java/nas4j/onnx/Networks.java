package nas4j.onnx;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import nas4j.contract.Seeds;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.weights.Weights;

/** Small networks with weights, made without the training engine. */
final class Networks {
    static final Op CONV = new Op.Conv2d(3, Window.same(3, 1, 1), 1, false);

    private final ComputationGraph.Builder builder = ComputationGraph.builder();
    private final Map<String, Weights.Tensor> weights = new LinkedHashMap<>();
    private final RandomGenerator random = Seeds.generator(1);

    /** Begins with an image {@code [3, 4, 4]} called {@code image}. */
    static Networks onImage() {
        return onInput(TensorShape.of(3, 4, 4));
    }

    static Networks onInput(TensorShape shape) {
        Networks networks = new Networks();
        networks.builder.add("image", new Op.Input(shape));
        return networks;
    }

    int add(String path, Op op, int... inputs) {
        return builder.add(path, op, inputs);
    }

    int conv(String path, int input) {
        tensor(path + ".weight", 3, 3, 3, 3);
        return builder.add(path, CONV, input);
    }

    int linear(String path, boolean bias, int input) {
        int size = builder.shape(input).last();
        tensor(path + ".weight", size, size);
        if (bias) {
            tensor(path + ".bias", size);
        }
        return builder.add(path, new Op.Linear(size, bias), input);
    }

    int norm(String path, int input) {
        for (String name : List.of(".scale", ".shift", ".running-mean", ".running-variance")) {
            tensor(path + name, builder.shape(input).channels());
        }
        return builder.add(path, new Op.BatchNorm(true), input);
    }

    Networks output(String name, int id) {
        builder.output(name, id);
        return this;
    }

    ComputationGraph graph() {
        return builder.build();
    }

    Weights weights() {
        return Weights.of(weights);
    }

    Networks tensor(String path, long... dims) {
        List<Long> shape = LongStream.of(dims).boxed().toList();
        FloatBuffer values = FloatBuffer.allocate(
                shape.stream().reduce(1L, Math::multiplyExact).intValue());
        for (int k = 0; k < values.limit(); k++) {
            values.put(k, random.nextFloat(0.1f, 1));
        }
        weights.put(path, new Weights.Tensor(shape, values));
        return this;
    }
}
