package nas4j.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import nas4j.graph.TensorShape;

/**
 * Scaled dot-product attention. Vaswani et al. 2017, eq. 1.
 *
 * @param queries {@code [t, d]}
 * @param values {@code [s, e]}
 * @param scale √(heads / d)
 */
record Attending(int heads, TensorShape queries, TensorShape values, PtNDArray scale) implements Kernel {
    @Override
    public PtNDArray run(PtNDArray[] in, Pass pass) {
        try (PtNDArray scaled = JniUtils.mul(in[0], scale);
                PtNDArray q = split(scaled, queries.dim(0), queries.dim(1), false);
                PtNDArray k = split(in[1], values.dim(0), queries.dim(1), true);
                PtNDArray v = split(in[2], values.dim(0), values.dim(1), false);
                PtNDArray similar = JniUtils.matmul(q, k);
                PtNDArray weights = JniUtils.softmax(similar, 3, similar.getDataType());
                PtNDArray mixed = JniUtils.matmul(weights, v);
                PtNDArray tokensFirst = JniUtils.permute(mixed, new long[] {0, 2, 1, 3})) {
            return JniUtils.reshape(tokensFirst, new long[] {-1, queries.dim(0), values.dim(1)});
        }
    }

    /** {@code [n, tokens, size]} → {@code [n, heads, tokens, size / heads]}, or with the last two swapped. */
    private PtNDArray split(PtNDArray array, int tokens, int size, boolean swapped) {
        try (PtNDArray parts = JniUtils.reshape(array, new long[] {-1, tokens, heads, size / heads})) {
            return JniUtils.permute(parts, swapped ? new long[] {0, 2, 3, 1} : new long[] {0, 2, 1, 3});
        }
    }
}
