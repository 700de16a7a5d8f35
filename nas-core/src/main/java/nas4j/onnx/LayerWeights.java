package nas4j.onnx;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import nas4j.graph.Node;
import nas4j.onnx.parameters.ChannelMap;
import nas4j.onnx.parameters.Matrix;
import nas4j.onnx.proto.AttributeProto;
import nas4j.onnx.proto.ElementType;
import nas4j.onnx.proto.Payload;
import nas4j.onnx.quantize.Grid;
import nas4j.onnx.quantize.WholeWeights;

/**
 * Weights and bias of a layer on their way into the file, with the batch normalisation that was folded into them: floats, or
 * whole numbers and the operators that make floats of them.
 *
 * @param rows output channels
 * @param hasOwnBias whether the layer itself has a bias
 * @param weight row by row
 * @param map what is folded
 * @param whole the weights as whole numbers, if they are rounded
 */
record LayerWeights(
        Step step, int rows, boolean hasOwnBias, FloatBuffer weight, ChannelMap map, Optional<WholeWeights> whole) {

    /** @param dims shape of the weights; output channels come first */
    static LayerWeights of(Step step, boolean hasOwnBias, long... dims) {
        int rows = (int) dims[0];
        ChannelMap map = step.foldedNorm();
        FloatBuffer weight = step.parameter("weight", dims);
        Node layer = step.node();
        Optional<WholeWeights> whole = layer.weights().rounds()
                ? Optional.of(WholeWeights.of(layer, weight, rows, map, step.parameters()))
                : Optional.empty();
        return new LayerWeights(step, rows, hasOwnBias, weight, map, whole);
    }

    boolean hasBias() {
        return hasOwnBias || !map.isNone();
    }

    /**
     * The name of what the weights are multiplied with. Whole numbers whose products are of floats are cut off where they
     * end, which changes nothing: without an operator between, ONNX Runtime rounds the weights as well.
     */
    String input() {
        Optional<Grid> in = step.gridIn();
        if (in.isEmpty() || whole.isPresent()) {
            return step.in(0);
        }
        String least = step.number("least", -in.get().zero() * in.get().step());
        String most = step.number(
                "most", (in.get().most() - in.get().zero()) * in.get().step());
        return step.between("kept", "Clip", List.of(step.in(0), least, most));
    }

    /** Adds the weights and returns their name. */
    String addWeight(boolean isTransposed, long... dims) {
        if (whole.isPresent()) {
            return addWhole(whole.get(), isTransposed, dims);
        }
        boolean isAsItIs = map.isNone() && !isTransposed;
        return step.floats(
                "weight",
                isAsItIs ? Payload.floats(weight) : new Matrix(weight, rows, map::factor, isTransposed),
                dims);
    }

    private String addWhole(WholeWeights numbers, boolean isTransposed, long... dims) {
        String stored = step.packs()
                ? addPacked(numbers, isTransposed, dims)
                : step.constant("weight", ElementType.INT8, numbers.numbers(isTransposed), dims);
        String scale = step.constant("weight-step", ElementType.FLOAT, numbers.steps(), stepDims(numbers));
        String zero = step.constant("weight-zero", ElementType.INT8, numbers.zeros(), stepDims(numbers));
        return step.between(
                "weight", "DequantizeLinear", List.of(stored, scale, zero), axis(numbers, isTransposed ? 1 : 0));
    }

    /** Runtimes do the cast when they load the file, and find the pattern of whole numbers that they know. */
    private String addPacked(WholeWeights numbers, boolean isTransposed, long... dims) {
        String packed = step.constant("packed-weight", ElementType.INT4, numbers.packed(isTransposed), dims);
        return step.between(
                "weight-bytes", "Cast", List.of(packed), new AttributeProto.Int("to", ElementType.INT8.code()));
    }

    private static long[] stepDims(WholeWeights numbers) {
        return numbers.stepCount() == 1 ? new long[0] : new long[] {numbers.stepCount()};
    }

    private static AttributeProto[] axis(WholeWeights numbers, int axis) {
        return numbers.stepCount() == 1
                ? new AttributeProto[0]
                : new AttributeProto[] {new AttributeProto.Int("axis", axis)};
    }

    /** Adds the bias as floats and returns its name. */
    String addBias() {
        if (map.isNone()) {
            return step.weights("bias", rows);
        }
        return step.floats("bias", Payload.floats(FloatBuffer.wrap(bias())), rows);
    }

    /**
     * Adds the bias for a sum of products of whole numbers, which counts steps of both factors, and returns its name. It stays
     * float if the products are, or if it is beyond what 32 bits count.
     */
    String addBiasOfProducts() {
        Optional<Grid> in = step.gridIn();
        if (whole.isEmpty() || in.isEmpty()) {
            return addBias();
        }
        WholeWeights numbers = whole.get();
        float[] bias = bias();
        float[] scales = new float[numbers.stepCount()];
        IntBuffer counts = IntBuffer.allocate(rows);
        for (int row = 0; row < rows; row++) {
            scales[row % scales.length] = in.get().step() * numbers.step(row);
            double count = Math.rint((double) bias[row] / scales[row % scales.length]);
            if (!(Math.abs(count) < Integer.MAX_VALUE)) {
                return addBias();
            }
            counts.put(row, (int) count);
        }
        String stored = step.constant("bias", ElementType.INT32, Payload.ints(counts), rows);
        String scale = step.constant(
                "bias-step", ElementType.FLOAT, Payload.floats(FloatBuffer.wrap(scales)), stepDims(numbers));
        return step.between("bias", "DequantizeLinear", List.of(stored, scale), axis(numbers, 0));
    }

    private float[] bias() {
        float[] bias = new float[rows];
        FloatBuffer own = hasOwnBias ? step.parameter("bias", rows) : FloatBuffer.allocate(rows);
        for (int row = 0; row < rows; row++) {
            bias[row] = (float) (own.get(row) * map.factor(row) + map.offset(row));
        }
        return bias;
    }
}
