package nas4j.djl.parity;

import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;

/** Adds the layers that the three networks share to a graph. Each method returns the number of what it added last. */
final class Layers {
    private final ComputationGraph.Builder builder = ComputationGraph.builder();
    private int unnamed;

    int input(TensorShape shape) {
        return builder.add("input", new Op.Input(shape));
    }

    int add(String path, Op op, int... inputs) {
        return builder.add(path, op, inputs);
    }

    /** A node without parameters, whose name does not matter. */
    int add(Op op, int... inputs) {
        return builder.add("unnamed" + unnamed++, op, inputs);
    }

    int act(ActivationKind kind, int in) {
        return add(new Op.Activation(kind), in);
    }

    int linear(String path, int features, int in) {
        return add(path, new Op.Linear(features, true), in);
    }

    int conv(String path, int channels, int kernel, int stride, int in) {
        return convNorm(path, new Op.Conv2d(channels, Window.same(kernel, stride, 1), 1, false), in);
    }

    int depthwise(String path, int channels, int kernel, int stride, int in) {
        return convNorm(path, new Op.Conv2d(channels, Window.same(kernel, stride, 1), channels, false), in);
    }

    private int convNorm(String path, Op.Conv2d conv, int in) {
        return add(path + "/norm", new Op.BatchNorm(true), add(path + "/conv", conv, in));
    }

    int mean(int in) {
        return add(new Op.GlobalPool(PoolKind.AVERAGE), in);
    }

    /** The graph whose output is a linear layer of so many classes on the mean. */
    ComputationGraph classify(int classes, int in) {
        return builder.output("classes", linear("classes", classes, mean(in))).build();
    }
}
