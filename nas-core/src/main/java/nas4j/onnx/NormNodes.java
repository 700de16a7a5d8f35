package nas4j.onnx;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.onnx.parameters.ChannelMap;
import nas4j.onnx.proto.AttributeProto;
import nas4j.onnx.proto.Payload;

/** Normalisations that stay operators of their own. */
final class NormNodes {
    private NormNodes() {}

    /** ONNX wants the channels as second dimension; for tokens the normalisation is a factor and an offset instead. */
    static void batch(Step step, Op.BatchNorm norm) {
        int channels = step.shape().channels();
        if (step.shape().rank() == 2) {
            ChannelMap map = ChannelMap.of(step.node(), norm, step.parameters());
            String factors = perChannel(step, "factor", channels, map::factor);
            String scaled = step.between("scaled", "Mul", List.of(step.in(0), factors));
            step.result("Add", List.of(scaled, perChannel(step, "offset", channels, map::offset)));
            return;
        }
        String scale = norm.affine() ? step.weights("scale", channels) : perChannel(step, "scale", channels, _ -> 1);
        String shift = norm.affine() ? step.weights("shift", channels) : perChannel(step, "shift", channels, _ -> 0);
        String mean = step.weights("running-mean", channels);
        String variance = step.weights("running-variance", channels);
        step.result(
                "BatchNormalization",
                List.of(step.in(0), scale, shift, mean, variance),
                new AttributeProto.Real("epsilon", ChannelMap.EPSILON));
    }

    private static String perChannel(Step step, String name, int channels, IntToDoubleFunction number) {
        FloatBuffer numbers = FloatBuffer.allocate(channels);
        for (int c = 0; c < channels; c++) {
            numbers.put(c, (float) number.applyAsDouble(c));
        }
        return step.floats(name, Payload.floats(numbers), channels);
    }

    /** ONNX normalises along the last dimension. */
    static void layer(Step step) {
        TensorShape shape = step.shape();
        String scale = step.weights("scale", shape.channels());
        String shift = step.weights("shift", shape.channels());
        AttributeProto epsilon = new AttributeProto.Real("epsilon", ChannelMap.EPSILON);
        AttributeProto last = new AttributeProto.Int("axis", -1);
        if (shape.rank() < 3) {
            step.result("LayerNormalization", List.of(step.in(0), scale, shift), last, epsilon);
            return;
        }
        String channelsLast =
                step.between("channels-last", "Transpose", List.of(step.in(0)), Step.ints("perm", 0, 2, 3, 1));
        String normal =
                step.between("normal", "LayerNormalization", List.of(channelsLast, scale, shift), last, epsilon);
        step.result("Transpose", List.of(normal), Step.ints("perm", 0, 3, 1, 2));
    }
}
