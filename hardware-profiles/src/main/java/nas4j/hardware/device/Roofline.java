package nas4j.hardware.device;

import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.graph.Op;

/**
 * Estimates latencies from a data sheet alone: each operator takes as long as its multiply-accumulates at the peak, or its
 * bytes at the speed of memory, whichever is longer, and a launch. Williams, Waterman and Patterson 2009, "Roofline: an
 * insightful visual performance model for multicore architectures".
 *
 * <p>Where a network rounds, weights and values have as many bytes as their bits need, and products of whole numbers are
 * computed at the peak of int8, if the device has one.
 *
 * <p>Nothing runs faster; most networks reach a third of it, small ones with one example at a time a thirtieth. So the
 * estimate is 3 times the roofline, in an interval from 1 to 30 times. It says little, and should be replaced by
 * measurements as soon as there are some.
 */
public final class Roofline {
    private static final double USUAL = 3;
    private static final double MOST = 30;
    private static final double MILLIS = 1e3;
    private static final double GIGA = 1e9;

    private final DeviceProfile device;
    private final NumberFormat format;
    private final double integerPeak;

    /**
     * A device that computes so.
     *
     * @param format of networks that do not say how they round, and of what others do not round; int8 stands for fp32 there
     * @throws IllegalArgumentException if the device does not say its peak with such numbers
     */
    public Roofline(DeviceProfile device, NumberFormat format) {
        this.device = device;
        this.format = format;
        double peak = peak(format);
        integerPeak = device.findPeakMacs(NumberFormat.INT8).orElse(peak);
    }

    private double peak(NumberFormat numbers) {
        return device.findPeakMacs(numbers)
                .orElseThrow(() -> new IllegalArgumentException("device [" + device.name() + "] has no peak of ["
                        + numbers + "], accepted: " + device.peakMacs().keySet()));
    }

    /** An estimate for one example. */
    public LatencyEstimate estimate(ComputationGraph graph) {
        NetworkNumbers numbers = NetworkNumbers.of(graph, format);
        double bound = numbers.graph().nodes().stream()
                .mapToDouble(node -> milliseconds(numbers, node))
                .sum();
        return new LatencyEstimate(USUAL * bound, bound, MOST * bound);
    }

    /** Whether runtimes run it by itself: what is missing here they fold into what is before it, or it moves nothing. */
    private static boolean isRun(Op op) {
        return switch (op) {
            case Op.Conv2d _,
                    Op.Linear _,
                    Op.MatMul _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.LayerNorm _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Attention _,
                    Op.Resize _,
                    Op.Embedding _ -> true;
            case Op.Input _,
                    Op.BatchNorm _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Position _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.ChannelShuffle _,
                    Op.Identity _,
                    Op.Zero _ -> false;
        };
    }

    private double milliseconds(NetworkNumbers numbers, Node node) {
        if (!isRun(node.op())) {
            return 0;
        }
        double peak = numbers.multipliesIntegers(node) ? integerPeak : peak(numbers.format());
        double compute = GraphCost.macs(numbers.graph(), node) / peak;
        double memory = numbers.bytes(node) / (device.memoryGbPerSecond() * GIGA);
        return MILLIS * Math.max(compute, memory) + device.launchMicros() / MILLIS;
    }
}
