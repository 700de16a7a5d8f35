package nas4j.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Scaled dot-product attention of {@code [n, t, d], [n, s, d], [n, s, e]}. Vaswani et al. 2017, eq. 1.
 *
 * @param features {@code d}
 * @param values {@code e}
 * @param scale √(heads / d)
 */
record Attending(int heads, int features, int values, PtNDArray scale) implements Kernel {
    @Override
    public PtNDArray run(PtNDArray[] in, Pass pass) {
        try (PtNDArray scaled = JniUtils.mul(in[0], scale);
                PtNDArray q = split(scaled, features, false);
                PtNDArray k = split(in[1], features, true);
                PtNDArray v = split(in[2], values, false);
                PtNDArray similar = JniUtils.matmul(q, k);
                PtNDArray weights = JniUtils.softmax(similar, 3, DataType.FLOAT32);
                PtNDArray mixed = JniUtils.matmul(weights, v);
                PtNDArray tokensFirst = JniUtils.permute(mixed, new long[] {0, 2, 1, 3})) {
            return JniUtils.reshape(
                    tokensFirst, new long[] {-1, in[0].getShape().get(1), values});
        }
    }

    /** {@code [n, t, d]} → {@code [n, heads, t, d / heads]}, or with the last two swapped. */
    private PtNDArray split(PtNDArray array, int size, boolean swapped) {
        long[] dims = {array.getShape().get(0), array.getShape().get(1), heads, size / heads};
        try (PtNDArray parts = JniUtils.reshape(array, dims)) {
            return JniUtils.permute(parts, swapped ? new long[] {0, 2, 3, 1} : new long[] {0, 2, 1, 3});
        }
    }
}
