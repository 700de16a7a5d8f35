package nas4j.onnx.quantize;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import nas4j.graph.Node;
import nas4j.graph.Rounding;
import nas4j.graph.quantize.StepNames;
import nas4j.onnx.parameters.ChannelMap;
import nas4j.onnx.parameters.Parameters;
import nas4j.onnx.proto.Payload;

/**
 * The weights of a layer as whole numbers of 8 bits, those of fewer bits as well. Rounded is what a batch normalisation was
 * folded into, if one was.
 */
public final class WholeWeights {
    private static final int LEAST_BITS = 3;
    private static final int MOST_BITS = 8;
    private static final int HALF_BYTE = 4;
    private static final int LOWER_HALF = 0xf;

    private final FloatBuffer values;
    private final int rows;
    private final ChannelMap map;
    private final Rounding rounding;
    private final FloatBuffer steps;
    private final FloatBuffer zeros;

    private WholeWeights(
            FloatBuffer values, int rows, ChannelMap map, Rounding rounding, FloatBuffer steps, FloatBuffer zeros) {
        this.values = values;
        this.rows = rows;
        this.map = map;
        this.rounding = rounding;
        this.steps = steps;
        this.zeros = zeros;
    }

    /**
     * Those of a layer that rounds its weights.
     *
     * @param values row by row, one row for each output channel
     * @param map what is folded into them
     * @throws IllegalArgumentException if they have 2 bits, or more than 8, or the steps or zeros are missing or none
     */
    public static WholeWeights of(Node layer, FloatBuffer values, int rows, ChannelMap map, Parameters parameters) {
        Rounding rounding = layer.weights();
        requireBits(layer);
        List<Long> shape = List.of(rounding.perChannel() ? (long) rows : 1);
        FloatBuffer steps = parameters.require(StepNames.weightStep(layer.path()), shape);
        requireSteps(layer, steps);
        FloatBuffer zeros = rounding.symmetric()
                ? FloatBuffer.allocate(steps.limit())
                : parameters.require(StepNames.weightZero(layer.path()), shape);
        requireZeros(layer, zeros);
        return new WholeWeights(values, rows, map, rounding, steps, zeros);
    }

    private static void requireZeros(Node layer, FloatBuffer zeros) {
        int end = 1 << (layer.weights().bits() - 1);
        for (int k = 0; k < zeros.limit(); k++) {
            if (!(zeros.get(k) >= -end && zeros.get(k) < end)) {
                throw new IllegalArgumentException("zero [" + k + "] of the weights of [" + layer.path() + "] is ["
                        + zeros.get(k) + "], accepted: " + -end + " to " + (end - 1));
            }
        }
    }

    private static void requireSteps(Node layer, FloatBuffer steps) {
        for (int k = 0; k < steps.limit(); k++) {
            if (!(steps.get(k) > 0) || Float.isInfinite(steps.get(k))) {
                throw new IllegalArgumentException("step [" + k + "] of the weights of [" + layer.path() + "] is ["
                        + steps.get(k) + "], accepted: a number above 0");
            }
        }
    }

    private static void requireBits(Node layer) {
        int bits = layer.weights().bits();
        if (bits < LEAST_BITS || bits > MOST_BITS) {
            throw new IllegalArgumentException("weights of [" + layer.path() + "] have [" + bits
                    + "] bits, accepted in an ONNX file: " + LEAST_BITS + " to " + MOST_BITS
                    + ", or 32 which is float.\nMaybe export it in single precision: no runtime here computes with"
                    + " such weights.");
        }
    }

    /** How many steps there are: one for each row, or one. */
    public int stepCount() {
        return steps.limit();
    }

    /** The step of a row. */
    public float step(int row) {
        return steps.get(row % stepCount());
    }

    /** The numbers, row by row or, transposed, column by column. */
    public Payload numbers(boolean isTransposed) {
        return Payload.bytes(ByteBuffer.wrap(bytes(isTransposed)));
    }

    private byte[] bytes(boolean isTransposed) {
        int columns = values.limit() / rows;
        byte[] bytes = new byte[values.limit()];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int at = isTransposed ? column * rows + row : row * columns + column;
                bytes[at] = (byte) number(row, values.get(row * columns + column));
            }
        }
        return bytes;
    }

    /** Whether a node has weights that half a byte each is enough for. */
    public static boolean fitInHalfBytes(Node node) {
        return node.weights().rounds() && node.weights().bits() <= HALF_BYTE;
    }

    /** The same numbers, two in a byte, the first in the lower half. Of a layer whose weights fit. */
    public Payload packed(boolean isTransposed) {
        byte[] numbers = bytes(isTransposed);
        ByteBuffer packed = ByteBuffer.allocate(Math.ceilDiv(numbers.length, 2));
        for (int k = 0; k < numbers.length; k++) {
            int half = (numbers[k] & LOWER_HALF) << (HALF_BYTE * (k % 2));
            packed.put(k / 2, (byte) (packed.get(k / 2) | half));
        }
        return Payload.bytes(packed);
    }

    /** In single precision, as they are trained. */
    private int number(int row, float weight) {
        float folded = (float) (weight * map.factor(row));
        double number = Math.rint(folded / step(row)) + zero(row);
        int end = 1 << (rounding.bits() - 1);
        return (int) Math.clamp(number, -end, end - 1.0);
    }

    private int zero(int row) {
        return Math.round(zeros.get(row % stepCount()));
    }

    /** The steps. */
    public Payload steps() {
        return Payload.floats(steps);
    }

    /** The numbers that stand for weights of 0, as many as steps. */
    public Payload zeros() {
        ByteBuffer bytes = ByteBuffer.allocate(stepCount());
        for (int k = 0; k < stepCount(); k++) {
            bytes.put(k, (byte) zero(k));
        }
        return Payload.bytes(bytes);
    }
}
