package nas4j.djl.trial;

import nas4j.djl.data.ImageShape;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.ResizeMode;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;

/** Small networks to train. Each method returns the number of the node it added last. */
final class Nets {
    private final ComputationGraph.Builder builder = ComputationGraph.builder();

    static TensorShape shape(ImageShape images) {
        return TensorShape.of(images.channels(), images.height(), images.width());
    }

    int input(ImageShape images) {
        return builder.add("image", new Op.Input(shape(images)));
    }

    /** 3 × 3 convolution, normalisation, rectifier. */
    int conv(String path, int channels, int in) {
        int at = builder.add(path + "/conv", new Op.Conv2d(channels, Window.same(3, 1, 1), 1, false), in);
        at = builder.add(path + "/norm", new Op.BatchNorm(true), at);
        return builder.add(path + "/relu", new Op.Activation(ActivationKind.RELU), at);
    }

    int halve(String path, int in) {
        return builder.add(path, new Op.Pool(PoolKind.MAX, Window.square(2, 2, 1, 0), false), in);
    }

    int classes(String output, int classes, int in) {
        int at = builder.add(output + "/mean", new Op.GlobalPool(PoolKind.AVERAGE), in);
        at = builder.add(output + "/linear", new Op.Linear(classes, true), at);
        builder.output(output, at);
        return at;
    }

    /** 1 × 1 convolution. */
    int dense(String output, int channels, int in) {
        int at = builder.add(output + "/conv", new Op.Conv2d(channels, Window.same(1, 1, 1), 1, true), in);
        builder.output(output, at);
        return at;
    }

    int enlarge(String path, int scale, int in) {
        return builder.add(path, new Op.Resize(scale, ResizeMode.BILINEAR), in);
    }

    int concat(String path, int... in) {
        return builder.add(path, new Op.Concat(), in);
    }

    ComputationGraph graph() {
        return builder.build();
    }

    /** Stages of one convolution each, the width doubled and the resolution halved between them. */
    static ComputationGraph classifier(ImageShape images, int classes, int width, int stages) {
        Nets nets = new Nets();
        int at = nets.conv("0", width, nets.input(images));
        for (int stage = 1; stage < stages; stage++) {
            at = nets.conv(stage + "", width << stage, nets.halve(stage + "/halve", at));
        }
        nets.classes("output", classes, at);
        return nets.graph();
    }
}
