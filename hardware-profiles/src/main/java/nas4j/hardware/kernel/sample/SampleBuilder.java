package nas4j.hardware.kernel.sample;

import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;

/** Builds a network whose nodes are called {@code n0}, {@code n1}, …, from the entry on. Not for several threads. */
final class SampleBuilder {
    private final ComputationGraph.Builder graph = ComputationGraph.builder();
    private long macs;

    int image(int channels, int size) {
        return add(new Op.Input(TensorShape.of(channels, size, size)));
    }

    int vector(int size) {
        return add(new Op.Input(TensorShape.of(size)));
    }

    int tokens(int count) {
        return add(new Op.Input(TensorShape.of(DataType.INT32, count)));
    }

    int add(Op op, int... inputs) {
        int node = graph.add("n" + graph.size(), op, inputs);
        if (op instanceof Op.Conv2d conv) {
            macs += graph.shape(node).elements() * conv.window().area() * channels(inputs[0]) / conv.groups();
        }
        return node;
    }

    /** A convolution, padded so that a stride of 1 keeps the size. */
    int conv(int input, int channels, int kernel, int stride, int groups) {
        return add(new Op.Conv2d(channels, Window.same(kernel, stride, 1), groups, true), input);
    }

    int depthwise(int input, int kernel, int stride) {
        return conv(input, channels(input), kernel, stride, channels(input));
    }

    int activation(int input, ActivationKind kind) {
        return add(new Op.Activation(kind), input);
    }

    int linear(int input, int features) {
        return add(new Op.Linear(features, true), input);
    }

    int globalPool(int input) {
        return add(new Op.GlobalPool(PoolKind.AVERAGE), input);
    }

    /** Squeeze-and-excitation: each channel times a number that follows from all. Hu et al. 2018. */
    int squeezeExcite(int input, int squeezed, ActivationKind gate) {
        int pooled = linear(globalPool(input), squeezed);
        int scales = linear(activation(pooled, ActivationKind.RELU), channels(input));
        return add(new Op.Multiply(), input, activation(scales, gate));
    }

    int channels(int node) {
        return graph.shape(node).channels();
    }

    /** Rows of a feature map. */
    int size(int node) {
        return graph.shape(node).dim(1);
    }

    TensorShape shape(int node) {
        return graph.shape(node);
    }

    /** Multiply-accumulates of the convolutions so far. */
    long macs() {
        return macs;
    }

    ComputationGraph graph(int output) {
        return graph.output("out", output).build();
    }
}
