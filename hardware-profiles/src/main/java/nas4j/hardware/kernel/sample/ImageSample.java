package nas4j.hardware.kernel.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.ResizeMode;
import nas4j.graph.Window;

/** A network for images of random blocks, as those of the field are: plain, residual, inverted, parallel. */
final class ImageSample {
    private static final List<Integer> CLASSES = List.of(10, 100, 1000);
    private static final int MOST_BLOCKS = 14;
    private static final int MOST_ENLARGED = 32;

    private final Prior prior;
    private final SampleBuilder net = new SampleBuilder();

    private ImageSample(Prior prior) {
        this.prior = prior;
    }

    static ComputationGraph draw(RandomGenerator random) {
        return new ImageSample(new Prior(random)).draw();
    }

    /** A network whose answer does not depend on the image, as some of those that a search may draw. */
    static ComputationGraph drawNothing(RandomGenerator random) {
        Prior prior = new Prior(random);
        SampleBuilder net = new SampleBuilder();
        int size = prior.size();
        int image = net.image(3, size);
        int nothing = net.add(new Op.Zero(prior.pick(CLASSES), prior.chance(.8) ? size : 1), image);
        return net.graph(nothing);
    }

    private ComputationGraph draw() {
        double most = prior.macs();
        int size = prior.size();
        int at = net.image(prior.chance(.7) ? 3 : 1, size);
        at = act(net.conv(at, Math.min(prior.channels(size), 96), prior.chance(.8) ? 3 : 7, prior.stride(size), 1));
        for (int block = 0; block < MOST_BLOCKS && net.macs() < most; block++) {
            at = block(at);
        }
        if (prior.chance(.85)) {
            at = net.linear(net.globalPool(at), prior.pick(CLASSES));
        }
        return net.graph(at);
    }

    private int block(int at) {
        double u = prior.random().nextDouble();
        if (u < .26) {
            return plain(at);
        }
        if (u < .5) {
            return inverted(at);
        }
        if (u < .64) {
            return bottleneck(at);
        }
        if (u < .76) {
            return parallel(at);
        }
        if (u < .84) {
            return act(net.depthwise(at, prior.window(), prior.stride(net.size(at))));
        }
        return u < .91 ? pool(at) : rare(at);
    }

    private int channels(int at) {
        return prior.channels(net.size(at));
    }

    private int act(int at) {
        return prior.chance(.8) ? net.activation(at, prior.activation()) : at;
    }

    private int plain(int at) {
        return act(net.conv(at, channels(at), prior.kernel(), prior.stride(net.size(at)), 1));
    }

    /** Sandler et al. 2018, "MobileNetV2"; with a squeeze, Howard et al. 2019; in two groups, Wu et al. 2019, "FBNet". */
    private int inverted(int at) {
        ActivationKind kind = prior.activation();
        int stride = prior.stride(net.size(at));
        int channels = net.channels(at);
        int groups = channels % 2 == 0 && prior.chance(.15) ? 2 : 1;
        int expand = prior.pick(groups == 1 ? List.of(2, 3, 4, 6) : List.of(1, 1, 2, 3));
        int wide = net.activation(net.conv(at, narrow(channels * expand), 1, 1, groups), kind);
        if (groups > 1) {
            wide = net.add(new Op.ChannelShuffle(groups), wide);
        }
        int deep = net.activation(net.depthwise(wide, prior.window(), stride), kind);
        if (prior.chance(.3)) {
            ActivationKind gate = prior.pick(List.of(ActivationKind.HSIGMOID, ActivationKind.SIGMOID));
            deep = net.squeezeExcite(deep, Math.max(8, net.channels(deep) / 4 / 8 * 8), gate);
        }
        boolean isResidual = stride == 1 && prior.chance(.6);
        int narrow = isResidual ? channels : Math.min(channels(at), 2 * channels + 16) / groups * groups;
        int out = net.conv(deep, narrow, 1, 1, groups);
        return isResidual ? net.add(new Op.Add(), at, out) : out;
    }

    private static int narrow(int channels) {
        return Math.min(channels, 1536);
    }

    /** He et al. 2016, "Deep residual learning". */
    private int bottleneck(int at) {
        int channels = net.channels(at);
        int stride = prior.stride(net.size(at));
        int out = stride == 1 ? channels : Math.min(channels(at), 2 * channels);
        int inner = prior.channelsNear(Math.max(8, prior.chance(.5) ? channels / 3 : channels));
        boolean isBasic = prior.chance(.3);
        int branch = isBasic ? at : net.activation(net.conv(at, inner, 1, 1, 1), ActivationKind.RELU);
        branch = net.activation(net.conv(branch, inner, 3, stride, 1), ActivationKind.RELU);
        branch = net.conv(branch, out, isBasic ? 3 : 1, 1, 1);
        int skip = at;
        if (stride > 1) {
            skip = prior.chance(.5) ? average(at) : at;
            skip = net.conv(skip, out, 1, skip == at ? 2 : 1, 1);
        }
        if (!net.shape(skip).equals(net.shape(branch))) {
            return act(branch); // an odd size, halved in two ways
        }
        int sum = net.add(new Op.Add(), skip, branch);
        return prior.chance(.8) ? net.activation(sum, ActivationKind.RELU) : sum;
    }

    private int average(int at) {
        return net.add(new Op.Pool(PoolKind.AVERAGE, Window.square(2, 2, 1, 0), false), at);
    }

    /** Branches that are summed or put side by side, some of them behind an activation, as in cells. */
    private int parallel(int at) {
        boolean concatenates = prior.chance(.4);
        int channels = net.channels(at);
        int count = 2 + prior.random().nextInt(3);
        List<Integer> branches = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            branches.add(branch(at, concatenates ? Math.max(8, channels(at) / count) : channels));
        }
        int[] inputs = branches.stream().mapToInt(Integer::intValue).toArray();
        return net.add(concatenates ? new Op.Concat() : new Op.Add(), inputs);
    }

    private int branch(int at, int channels) {
        double u = prior.random().nextDouble();
        if (u < .2) {
            return at;
        }
        if (u < .4) {
            PoolKind kind = prior.chance(.5) ? PoolKind.MAX : PoolKind.AVERAGE;
            return net.add(new Op.Pool(kind, Window.same(3, 1, 1), false), at);
        }
        if (u < .5) {
            return net.depthwise(at, prior.window(), 1);
        }
        int in = prior.chance(.5) ? net.activation(at, ActivationKind.RELU) : at;
        return act(net.conv(in, channels, prior.chance(.5) ? 1 : 3, 1, 1));
    }

    private int pool(int at) {
        if (net.size(at) < 4) {
            return plain(at);
        }
        PoolKind kind = prior.chance(.6) ? PoolKind.MAX : PoolKind.AVERAGE;
        boolean isWide = prior.chance(.5);
        Window window = isWide ? Window.same(3, 2, 1) : Window.square(2, 2, 1, 0);
        return net.add(new Op.Pool(kind, window, false), at);
    }

    private int rare(int at) {
        int channels = net.channels(at);
        return switch (prior.random().nextInt(7)) {
            case 0 -> act(net.conv(at, channels, 3, 1, channels % 16 == 0 ? channels / 16 : 1));
            case 1 -> net.add(new Op.BatchNorm(true), net.add(new Op.Add(), at, act(net.depthwise(at, 3, 1))));
            case 2 ->
                net.size(at) > MOST_ENLARGED
                        ? pool(at)
                        : net.add(new Op.Resize(2, prior.chance(.5) ? ResizeMode.NEAREST : ResizeMode.BILINEAR), at);
            case 3 -> channels % 2 == 0 ? net.add(new Op.ChannelShuffle(2), at) : plain(at);
            case 4 -> net.add(new Op.Pad(1, 1, 1, 1), at);
            case 5 ->
                act(net.add(new Op.Multiply(), at, net.activation(net.depthwise(at, 3, 1), ActivationKind.SIGMOID)));
            default ->
                act(net.add(new Op.Conv2d(channels, Window.same(prior.chance(.5) ? 3 : 5, 1, 2), channels, true), at));
        };
    }
}
