package nas4j.hardware.kernel.model;

import nas4j.hardware.kernel.Extent;
import nas4j.hardware.kernel.Kernel;
import nas4j.hardware.kernel.KernelFamily;

/** What a kernel's time is learnt from: sizes, as logarithms, and how they fit the blocks that processors compute. */
final class KernelFeatures {
    /** The first ones, whose squares and products count too. */
    static final int MAIN = 7;

    static final int WORK = 0;
    static final int IN_PIXELS = 1;
    static final int WEIGHTS = 5;
    static final int FOOTPRINT = 6;
    static final int READ = 7;
    static final int WRITTEN = 8;

    private static final int BLOCK = 16;
    /** Blocks of channels and columns that are computed side by side. */
    private static final int CHANNEL_BLOCKS = 4;

    private static final int COLUMNS = 6;
    private static final int MOST_ZEROS = 8;

    private KernelFeatures() {}

    /** @param footprint of its network, see {@link Footprint} */
    static double[] of(Kernel kernel, int footprint) {
        Extent in = kernel.in();
        Extent out = kernel.out();
        long read = in.elements() * kernel.inputs();
        long paddedIn = padded(in.channels(), BLOCK);
        long paddedOut = padded(out.channels(), BLOCK);
        boolean isDense = kernel.family() == KernelFamily.CONV;
        double waste = log((double) paddedOut / out.channels())
                + (isDense && in.channels() > BLOCK ? log((double) paddedIn / in.channels()) : 0);
        double work = log(kernel.macs()) + waste;
        return new double[] {
            work,
            log(in.pixels()),
            log(in.channels()),
            log(out.channels()),
            log(kernel.window().area()),
            log(1 + kernel.weights()),
            footprint,
            log(read),
            log(out.elements()),
            log(read + out.elements() + kernel.weights()),
            waste,
            kernel.window().stride(),
            kernel.window().dilation(),
            log(kernel.groups()),
            kernel.inputs(),
            kernel.hasSum() ? 1 : 0,
            activation(kernel),
            paddedOut / BLOCK % CHANNEL_BLOCKS,
            log((double) padded(out.width(), COLUMNS) / out.width()),
            log(out.width()),
            zeros(in.pixels()),
            zeros(in.channels()),
            zeros(out.channels()),
            in.channels() < BLOCK ? 1 : 0,
            border(kernel)
        };
    }

    private static long padded(long size, int unit) {
        return Math.ceilDiv(size, (long) unit) * unit;
    }

    private static double log(long number) {
        return log((double) number);
    }

    private static double log(double number) {
        return Math.log(Math.max(number, 1e-9));
    }

    /** Powers of two in a size: such rows fall on the same places of a cache. */
    private static int zeros(long size) {
        return Math.min(MOST_ZEROS, Long.numberOfTrailingZeros(size));
    }

    /** 0 without an activation, 1 with one that compares, 2 with one that computes. */
    private static int activation(Kernel kernel) {
        String last = kernel.variant().substring(kernel.variant().lastIndexOf('+') + 1);
        return switch (last) {
            case "", "add", "norm" -> 0;
            case "relu", "relu6", "leaky-relu" -> 1;
            default -> 2;
        };
    }

    /** The share of outputs whose window lies inside, as a logarithm. */
    private static double border(Kernel kernel) {
        double inside =
                (double) Math.max(1, kernel.out().height() - kernel.window().paddingHeight())
                        * Math.max(1, kernel.out().width() - kernel.window().paddingWidth());
        return log(inside / kernel.out().pixels());
    }
}
