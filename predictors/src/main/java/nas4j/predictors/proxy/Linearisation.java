package nas4j.predictors.proxy;

import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;

/**
 * A network without what would keep positive signals from flowing through it in proportion: normalisations, dropout, and
 * activations that let positive numbers pass. Of rectifiers nothing is lost: no signal in it is negative where no weight is.
 * Gates (sigmoids, softmax) and tanh stay.
 */
public final class Linearisation {
    private static final Op PASS = new Op.Identity();

    private Linearisation() {}

    /** The network, simplified. What stays keeps its path, and with it its first weights. */
    public static ComputationGraph of(ComputationGraph graph) {
        return WithoutDropout.changed(graph, Linearisation::linear);
    }

    private static Op linear(Op op) {
        return switch (op) {
            case Op.BatchNorm _, Op.LayerNorm _, Op.Dropout _ -> PASS;
            case Op.Activation activation -> passesPositive(activation.kind()) ? PASS : op;
            case Op.Input _,
                    Op.Conv2d _,
                    Op.Linear _,
                    Op.MatMul _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Attention _,
                    Op.Resize _,
                    Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Embedding _,
                    Op.Position _,
                    Op.Pad _,
                    Op.ChannelShuffle _,
                    Op.Identity _,
                    Op.Zero _ -> op;
        };
    }

    private static boolean passesPositive(ActivationKind kind) {
        return switch (kind) {
            case RELU, RELU6, LEAKY_RELU, SWISH, HSWISH, GELU, MISH -> true;
            case SIGMOID, HSIGMOID, TANH, SOFTMAX -> false;
        };
    }
}
