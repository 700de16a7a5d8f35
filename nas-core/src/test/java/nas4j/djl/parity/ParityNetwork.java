package nas4j.djl.parity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;

/** The networks of {@code parity.py} as graphs, and their batches. */
enum ParityNetwork {
    /** Two residual blocks, the second with a stride and a projection. */
    RESNET,
    /** Two inverted residual blocks with squeeze and excitation; the first has a shortcut. */
    MOBILENET,
    /** Two encoder blocks that normalise first. */
    TRANSFORMER;

    static final int BATCH = 16;
    private static final int CLASSES = 10;
    private static final int TOKENS = 12;
    private static final int VOCABULARY = 20;
    private static final TensorShape IMAGE = TensorShape.of(3, 16, 16);

    ComputationGraph graph() {
        Layers layers = new Layers();
        return switch (this) {
            case RESNET -> resNet(layers);
            case MOBILENET -> mobileNet(layers);
            case TRANSFORMER -> transformer(layers);
        };
    }

    /** The batch of this number, attached to the manager. */
    NDArray batch(NDManager manager, int number) {
        return switch (this) {
            case RESNET, MOBILENET -> images(manager, number);
            case TRANSFORMER -> tokens(manager, number);
        };
    }

    static int[] labels(int number) {
        return numbers("labels " + number, BATCH, CLASSES);
    }

    private static NDArray images(NDManager manager, int number) {
        Numbers numbers = new Numbers("images " + number);
        float[] values = new float[BATCH * (int) IMAGE.elements()];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) (4 * numbers.uniform() - 2);
        }
        return manager.create(values, new Shape(BATCH, IMAGE.dim(0), IMAGE.dim(1), IMAGE.dim(2)));
    }

    private static NDArray tokens(NDManager manager, int number) {
        return manager.create(numbers("tokens " + number, BATCH * TOKENS, VOCABULARY), new Shape(BATCH, TOKENS));
    }

    private static int[] numbers(String name, int count, int bound) {
        Numbers numbers = new Numbers(name);
        int[] values = new int[count];
        for (int k = 0; k < count; k++) {
            values[k] = numbers.below(bound);
        }
        return values;
    }

    private static ComputationGraph resNet(Layers layers) {
        int at = layers.conv("stem", 8, 3, 1, layers.input(IMAGE));
        at = layers.act(ActivationKind.RELU, at);
        at = layers.add(new Op.Pool(PoolKind.MAX, Window.same(3, 2, 1), false), at);
        at = basicBlock(layers, "block1", 8, 1, at);
        return layers.classify(CLASSES, basicBlock(layers, "block2", 16, 2, at));
    }

    private static int basicBlock(Layers layers, String path, int channels, int stride, int in) {
        int at = layers.act(ActivationKind.RELU, layers.conv(path + "/first", channels, 3, stride, in));
        at = layers.conv(path + "/second", channels, 3, 1, at);
        int shortcut = stride > 1 ? layers.conv(path + "/shortcut", channels, 1, stride, in) : in;
        return layers.act(ActivationKind.RELU, layers.add(new Op.Add(), at, shortcut));
    }

    private static ComputationGraph mobileNet(Layers layers) {
        int at = layers.conv("stem", 8, 3, 2, layers.input(IMAGE));
        at = layers.act(ActivationKind.HSWISH, at);
        at = layers.add(new Op.Add(), at, invertedResidual(layers, "block1", new int[] {16, 8, 3, 1}, at));
        at = invertedResidual(layers, "block2", new int[] {24, 12, 5, 2}, at);
        at = layers.act(ActivationKind.HSWISH, layers.conv("head", 32, 1, 1, at));
        return layers.classify(CLASSES, at);
    }

    /** @param sizes expanded channels, output channels, kernel, stride */
    private static int invertedResidual(Layers layers, String path, int[] sizes, int in) {
        int expanded = sizes[0];
        int at = layers.act(ActivationKind.HSWISH, layers.conv(path + "/expand", expanded, 1, 1, in));
        at = layers.depthwise(path + "/depthwise", expanded, sizes[2], sizes[3], at);
        at = layers.act(ActivationKind.HSWISH, at);
        int scale = layers.linear(path + "/squeeze", expanded / 4, layers.mean(at));
        scale = layers.linear(path + "/excite", expanded, layers.act(ActivationKind.RELU, scale));
        at = layers.add(new Op.Multiply(), at, layers.act(ActivationKind.HSIGMOID, scale));
        return layers.conv(path + "/project", sizes[1], 1, 1, at);
    }

    private static ComputationGraph transformer(Layers layers) {
        int at = layers.input(TensorShape.of(DataType.INT32, TOKENS));
        at = layers.add("embedding", new Op.Embedding(VOCABULARY, 16), at);
        at = layers.add("position", new Op.Position(), at);
        at = encoderBlock(layers, "block1", 2, at);
        at = encoderBlock(layers, "block2", 4, at);
        return layers.classify(CLASSES, layers.add("norm", new Op.LayerNorm(), at));
    }

    private static int encoderBlock(Layers layers, String path, int heads, int in) {
        int norm = layers.add(path + "/norm1", new Op.LayerNorm(), in);
        int query = layers.linear(path + "/attention/query", 16, norm);
        int key = layers.linear(path + "/attention/key", 16, norm);
        int value = layers.linear(path + "/attention/value", 16, norm);
        int mixed = layers.add(new Op.Attention(heads), query, key, value);
        int at = layers.add(new Op.Add(), in, layers.linear(path + "/attention/out", 16, mixed));
        int wide = layers.linear(path + "/widen", 32, layers.add(path + "/norm2", new Op.LayerNorm(), at));
        int narrow = layers.linear(path + "/narrow", 16, layers.act(ActivationKind.GELU, wide));
        return layers.add(new Op.Add(), at, narrow);
    }
}
