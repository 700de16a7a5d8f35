package nas4j.hardware.kernel.sample;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.hardware.kernel.Extent;
import nas4j.hardware.kernel.Kernel;
import nas4j.hardware.kernel.KernelFamily;

/** A network with several kernels like a given one, with 0.4 to 1.2 times its channels, each behind a convolution. */
final class FocusSample {
    /** What its networks are made of. */
    private static final Set<KernelFamily> KNOWN = EnumSet.of(
            KernelFamily.CONV,
            KernelFamily.DEPTHWISE,
            KernelFamily.POOL,
            KernelFamily.SCALE,
            KernelFamily.ADD,
            KernelFamily.ACTIVATION);

    private static final int KERNELS = 5;

    private final Prior prior;
    private final Kernel kernel;
    private final SampleBuilder net = new SampleBuilder();

    private FocusSample(Prior prior, Kernel kernel) {
        this.prior = prior;
        this.kernel = kernel;
    }

    /** Empty if networks of random blocks have such kernels often enough. */
    static Optional<ComputationGraph> find(Kernel kernel, RandomGenerator random) {
        Extent in = kernel.in();
        boolean isMap = in.height() == in.width() && (in.height() > 1 || kernel.family() == KernelFamily.CONV);
        return isMap && KNOWN.contains(kernel.family())
                ? Optional.of(new FocusSample(new Prior(random), kernel).draw())
                : Optional.empty();
    }

    private ComputationGraph draw() {
        int at = net.activation(net.conv(net.image(3, kernel.in().height()), 16, 1, 1, 1), ActivationKind.RELU);
        List<Integer> ends = new ArrayList<>();
        for (int k = 0; k < KERNELS; k++) {
            int in = prior.channelsNear(kernel.in().channels());
            int before = net.activation(net.conv(at, in, 1, 1, 1), ActivationKind.RELU);
            int after = like(before);
            if (kernel.window().stride() == 1 && net.size(after) == net.size(at)) {
                at = after;
            } else {
                ends.add(after);
            }
        }
        ends.add(at);
        if (ends.size() == 1) {
            return net.graph(at);
        }
        ends.removeLast();
        return net.graph(net.add(
                new Op.Concat(), ends.stream().mapToInt(Integer::intValue).toArray()));
    }

    private int like(int at) {
        return switch (kernel.family()) {
            case DEPTHWISE ->
                joined(net.add(new Op.Conv2d(net.channels(at), kernel.window(), net.channels(at), true), at));
            case POOL -> {
                PoolKind kind = kernel.variant().equals("max") ? PoolKind.MAX : PoolKind.AVERAGE;
                yield net.add(new Op.Pool(kind, kernel.window(), false), at);
            }
            case SCALE -> net.squeezeExcite(at, Math.max(8, net.channels(at) / 4), ActivationKind.HSIGMOID);
            case ADD -> net.add(new Op.Add(), at, net.activation(net.depthwise(at, 3, 1), ActivationKind.RELU));
            case ACTIVATION -> net.activation(net.add(new Op.Add(), at, at), activation(kernel.variant()));
            default -> {
                int channels = prior.channelsNear(kernel.out().channels());
                yield joined(net.add(new Op.Conv2d(channels, kernel.window(), 1, true), at));
            }
        };
    }

    private int joined(int at) {
        return kernel.variant().isEmpty() || kernel.hasSum() ? at : net.activation(at, activation(kernel.variant()));
    }

    private static ActivationKind activation(String variant) {
        String name = variant.toUpperCase(Locale.ROOT).replace('-', '_');
        return name.contains("+") ? ActivationKind.RELU : ActivationKind.valueOf(name);
    }
}
