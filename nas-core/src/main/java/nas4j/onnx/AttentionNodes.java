package nas4j.onnx;

import java.util.List;
import nas4j.graph.TensorShape;
import nas4j.onnx.proto.AttributeProto;

/** Scaled dot-product attention. Vaswani et al. 2017, eq. 1. */
final class AttentionNodes {
    private static final long[] HEADS_FIRST = {0, 2, 1, 3};
    private static final long[] HEADS_FIRST_TRANSPOSED = {0, 2, 3, 1};

    private AttentionNodes() {}

    static void add(Step step, int heads) {
        double size = (double) step.shapeIn(0).last() / heads;
        String queries = split(step, "queries", 0, heads, HEADS_FIRST);
        String keys = split(step, "keys", 1, heads, HEADS_FIRST_TRANSPOSED);
        String values = split(step, "values", 2, heads, HEADS_FIRST);
        String similar = step.between("similar", "MatMul", List.of(queries, keys));
        String scaled = step.between("scaled", "Mul", List.of(similar, step.number("scale", 1 / Math.sqrt(size))));
        String shares = step.between("shares", "Softmax", List.of(scaled), new AttributeProto.Int("axis", -1));
        String mixed = step.between("mixed", "MatMul", List.of(shares, values));
        String tokensFirst = step.between("tokens-first", "Transpose", List.of(mixed), Step.ints("perm", HEADS_FIRST));
        String shape = step.batchShape("shape", step.shape().toArray());
        step.result("Reshape", List.of(tokensFirst, shape));
    }

    /** {@code [n, tokens, size]} → {@code [n, heads, tokens, size / heads]}, or with the last two swapped. */
    private static String split(Step step, String name, int index, int heads, long... order) {
        TensorShape in = step.shapeIn(index);
        String shape = step.batchShape(name + "-shape", in.dim(0), heads, in.dim(1) / heads);
        String parts = step.between(name + "-parts", "Reshape", List.of(step.in(index), shape));
        return step.between(name, "Transpose", List.of(parts), Step.ints("perm", order));
    }
}
