package nas4j.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;

/** Sums and products. */
final class ArithmeticNodes {
    private ArithmeticNodes() {}

    /** Two terms at a time: runtimes join such a sum with the convolution before it, and it takes integers as well. */
    static void sum(Step step) {
        String sum = step.in(0);
        int last = step.node().inputCount() - 1;
        for (int k = 1; k < last; k++) {
            sum = step.between("sum" + k, "Add", List.of(sum, step.in(k)));
        }
        step.result("Add", List.of(sum, step.in(last)));
    }

    static void product(Step step) {
        String product = step.in(0);
        int last = step.node().inputCount() - 1;
        for (int k = 1; k < last; k++) {
            product = step.between("product" + k, "Mul", List.of(product, factor(step, k)));
        }
        step.result("Mul", List.of(product, factor(step, last)));
    }

    /** A factor {@code [c]} of a larger shape scales its channels. */
    private static String factor(Step step, int index) {
        TensorShape shape = step.shape();
        if (step.shapeIn(index).rank() == shape.rank()) {
            return step.in(index);
        }
        long[] axes = LongStream.rangeClosed(1, shape.rank())
                .filter(axis -> axis != shape.channelAxis() + 1)
                .toArray();
        String name = step.longs("axes" + index, axes);
        String scale = step.between("scale" + index, "Unsqueeze", List.of(step.in(index), name));
        return step.rounded("scale" + index, scale, step.gridIn(index));
    }

    static void position(Step step) {
        int[] dims = step.shape().toArray();
        long[] shape = Arrays.stream(dims).asLongStream().toArray();
        step.result("Add", List.of(step.in(0), step.weights("weight", shape)));
    }

    static void matMul(Step step, Op.MatMul product) {
        String second = product.transposeSecond()
                ? step.between("transposed", "Transpose", List.of(step.in(1)), Step.ints("perm", 0, 2, 1))
                : step.in(1);
        step.result("MatMul", List.of(step.in(0), second));
    }
}
