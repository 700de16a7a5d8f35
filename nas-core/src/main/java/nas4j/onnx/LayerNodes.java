package nas4j.onnx;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import nas4j.graph.Op;
import nas4j.graph.Window;
import nas4j.onnx.proto.AttributeProto;
import nas4j.onnx.proto.Payload;

/** Layers with weights, and the batch normalisations folded into them. */
final class LayerNodes {
    private LayerNodes() {}

    static void conv(Step step, Op.Conv2d conv) {
        ChannelMap map = step.foldedNorm();
        Window window = conv.window();
        long per = step.shapeIn(0).dim(0) / conv.groups();
        long[] dims = {conv.channels(), per, window.kernelHeight(), window.kernelWidth()};
        List<String> inputs = new ArrayList<>(List.of(step.in(0)));
        inputs.add(step.floats("weight", weights(step.parameter("weight", dims), conv.channels(), map, false), dims));
        if (hasBias(conv.bias(), map)) {
            inputs.add(bias(step, conv.bias(), conv.channels(), map));
        }
        step.result("Conv", inputs, Windows.of(window, new AttributeProto.Int("group", conv.groups())));
    }

    static void linear(Step step, Op.Linear linear) {
        if (step.shape().rank() == 1) {
            linearOfVector(step, linear);
        } else {
            linearOfRows(step, linear);
        }
    }

    private static void linearOfVector(Step step, Op.Linear linear) {
        ChannelMap map = step.foldedNorm();
        long[] dims = {linear.features(), step.shapeIn(0).last()};
        List<String> inputs = new ArrayList<>(List.of(step.in(0)));
        inputs.add(step.floats("weight", weights(step.parameter("weight", dims), linear.features(), map, false), dims));
        if (hasBias(linear.bias(), map)) {
            inputs.add(bias(step, linear.bias(), linear.features(), map));
        }
        step.result("Gemm", inputs, new AttributeProto.Int("transB", 1));
    }

    /** Longer shapes are multiplied by the transposed weights. */
    private static void linearOfRows(Step step, Op.Linear linear) {
        ChannelMap map = step.foldedNorm();
        int features = linear.features();
        int size = step.shapeIn(0).last();
        Payload transposed = weights(step.parameter("weight", features, size), features, map, true);
        List<String> factors = List.of(step.in(0), step.floats("weight", transposed, size, features));
        if (hasBias(linear.bias(), map)) {
            String product = step.between("product", "MatMul", factors);
            step.result("Add", List.of(product, bias(step, linear.bias(), features, map)));
        } else {
            step.result("MatMul", factors);
        }
    }

    private static Payload weights(FloatBuffer weight, int rows, ChannelMap map, boolean isTransposed) {
        return map.isNone() && !isTransposed
                ? Payload.floats(weight)
                : new Matrix(weight, rows, map::factor, isTransposed);
    }

    private static boolean hasBias(boolean ofItsOwn, ChannelMap map) {
        return ofItsOwn || !map.isNone();
    }

    private static String bias(Step step, boolean hasOwn, int channels, ChannelMap map) {
        if (map.isNone()) {
            return step.weights("bias", channels);
        }
        float[] bias = new float[channels];
        FloatBuffer own = hasOwn ? step.parameter("bias", channels) : FloatBuffer.allocate(channels);
        for (int c = 0; c < channels; c++) {
            bias[c] = (float) (own.get(c) * map.factor(c) + map.offset(c));
        }
        return step.floats("bias", Payload.floats(FloatBuffer.wrap(bias)), channels);
    }
}
