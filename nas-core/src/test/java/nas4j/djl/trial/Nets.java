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

    int add(String path, Op op, int... in) {
        return builder.add(path, op, in);
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

    /** Stages of so many convolutions each, the width doubled and the resolution halved between them. */
    static ComputationGraph classifier(ImageShape images, int classes, int width, int stages, int convolutions) {
        Nets nets = new Nets();
        int at = nets.input(images);
        for (int stage = 0; stage < stages; stage++) {
            at = stage == 0 ? at : nets.halve(stage + "/halve", at);
            for (int k = 0; k < convolutions; k++) {
                at = nets.conv(stage + "/" + k, width << stage, at);
            }
        }
        nets.classes("output", classes, at);
        return nets.graph();
    }

    /** Halves the resolution twice and restores it, with shortcuts. Ronneberger et al. 2015. */
    private record Hourglass(int middle, int end) {}

    private Hourglass hourglass(ImageShape images, int width) {
        int whole = conv("0", width, input(images));
        int half = conv("1", 2 * width, halve("1/halve", whole));
        int quarter = conv("2/second", 4 * width, conv("2/first", 4 * width, halve("2/halve", half)));
        int at = conv("3", 2 * width, concat("3/join", enlarge("3/enlarge", 2, quarter), half));
        return new Hourglass(quarter, conv("4", width, concat("4/join", enlarge("4/enlarge", 2, at), whole)));
    }

    /** A class for each pixel. */
    static ComputationGraph segmenter(ImageShape images, int classes, int width) {
        Nets nets = new Nets();
        nets.dense("output", classes, nets.hourglass(images, width).end());
        return nets.graph();
    }

    /** A class, a class for each pixel, and a value for each pixel. */
    static ComputationGraph threeHeads(ImageShape images, int classes, int pixelClasses, int width) {
        Nets nets = new Nets();
        Hourglass body = nets.hourglass(images, width);
        nets.classes("classes", classes, body.middle());
        nets.dense("mask", pixelClasses, body.end());
        nets.dense("depth", 1, body.end());
        return nets.graph();
    }
}
