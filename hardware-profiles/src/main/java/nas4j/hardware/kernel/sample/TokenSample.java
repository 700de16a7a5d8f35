package nas4j.hardware.kernel.sample;

import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.Window;

/** A network of linear layers: on vectors, or with attention on tokens (Vaswani et al. 2017; Dosovitskiy et al. 2021). */
final class TokenSample {
    private static final List<Integer> WIDTHS = List.of(4, 8, 16, 32, 64);
    private static final List<ActivationKind> KINDS = List.of(
            ActivationKind.RELU,
            ActivationKind.GELU,
            ActivationKind.TANH,
            ActivationKind.SIGMOID,
            ActivationKind.SWISH,
            ActivationKind.HSWISH);

    private final Prior prior;
    private final SampleBuilder net = new SampleBuilder();

    private TokenSample(Prior prior) {
        this.prior = prior;
    }

    static ComputationGraph drawTokens(RandomGenerator random) {
        return new TokenSample(new Prior(random)).tokens();
    }

    static ComputationGraph drawVectors(RandomGenerator random) {
        return new TokenSample(new Prior(random)).vectors();
    }

    private ComputationGraph vectors() {
        int at = net.vector(prior.channels(1));
        int layers = 3 + prior.random().nextInt(8);
        for (int layer = 0; layer < layers; layer++) {
            at = net.linear(at, prior.channels(1));
            at = prior.chance(.8) ? net.activation(at, prior.pick(KINDS)) : net.add(new Op.LayerNorm(), at);
        }
        return net.graph(at);
    }

    private ComputationGraph tokens() {
        int heads = 1 + prior.random().nextInt(8);
        int width = heads * prior.pick(WIDTHS);
        int at = prior.chance(.5) ? words(width) : patches(width);
        int blocks = 1 + prior.random().nextInt(3);
        for (int block = 0; block < blocks; block++) {
            at = block(at, heads, width);
        }
        return net.graph(net.linear(net.globalPool(at), 10));
    }

    private int words(int width) {
        int words = net.tokens((int) prior.logUniform(8, 200));
        return net.add(new Op.Position(), net.add(new Op.Embedding(1000, width), words));
    }

    private int patches(int width) {
        int side = 2 + prior.random().nextInt(13);
        int patch = prior.pick(List.of(4, 8, 16));
        int image = net.image(3, side * patch);
        int conv = net.add(new Op.Conv2d(width, Window.square(patch, patch, 1, 0), 1, true), image);
        int rows = net.add(new Op.Reshape(List.of(width, side * side)), conv);
        return net.add(new Op.Position(), net.add(new Op.Transpose(List.of(1, 0)), rows));
    }

    private int block(int at, int heads, int width) {
        int normal = net.add(new Op.LayerNorm(), at);
        int mixed = mixed(net.linear(normal, width), net.linear(normal, width), net.linear(normal, width), heads);
        int first = net.add(new Op.Add(), at, net.linear(mixed, width));
        int wide = net.linear(net.add(new Op.LayerNorm(), first), prior.channelsNear(4 * width));
        int active = net.activation(wide, prior.chance(.6) ? ActivationKind.GELU : prior.pick(KINDS));
        return net.add(new Op.Add(), first, net.linear(active, width));
    }

    /** Some do without the softmax (Katharopoulos et al. 2020, "Transformers are RNNs"). */
    private int mixed(int queries, int keys, int values, int heads) {
        if (prior.chance(.7)) {
            return net.add(new Op.Attention(heads), queries, keys, values);
        }
        int similar = net.add(new Op.MatMul(true), queries, keys);
        return net.add(new Op.MatMul(false), similar, values);
    }
}
