package nas4j.hardware.kernel.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nas4j.hardware.kernel.Kernel;
import nas4j.hardware.kernel.data.KernelTime;
import nas4j.hardware.kernel.data.SampleNetwork;

/**
 * A latency by the best rates that were measured: each kernel takes as long as its multiply-accumulates or its numbers,
 * whichever is longer, times a factor, and a start. Williams, Waterman and Patterson 2009, "Roofline".
 *
 * @param macs multiply-accumulates in the reference model's time
 * @param elements numbers read and written in that time
 * @param scale of the bound
 * @param start of each kernel
 */
record RooflineFactors(double macs, double elements, double scale, double start) {
    /** The share of kernels that are slower than what counts as the best. */
    private static final double BEST = .99;

    /** Learns the rates from kernels, the factors from whole networks. */
    static RooflineFactors fit(List<SampleNetwork> networks) {
        List<Double> macs = new ArrayList<>();
        List<Double> elements = new ArrayList<>();
        for (SampleNetwork network : networks) {
            for (KernelTime time : network.times()) {
                macs.add(time.kernel().macs() / time.relative());
                elements.add(elements(time.kernel()) / time.relative());
            }
        }
        RooflineFactors bound = new RooflineFactors(best(macs), best(elements), 1, 0);
        double[][] rows = networks.stream()
                .map(network -> new double[] {
                    bound.ratio(network.plan()), network.plan().size()
                })
                .toArray(double[][]::new);
        double[] ratios = networks.stream().mapToDouble(SampleNetwork::ratio).toArray();
        double[] factors = RelativeFit.fit(rows, ratios);
        return new RooflineFactors(bound.macs, bound.elements, factors[0], factors[1]);
    }

    private static double best(List<Double> rates) {
        double[] sorted =
                rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[(int) (BEST * (sorted.length - 1))];
    }

    private static long elements(Kernel kernel) {
        return kernel.in().elements() * kernel.inputs() + kernel.out().elements() + kernel.weights();
    }

    double ratio(List<Kernel> kernels) {
        double sum = 0;
        for (Kernel kernel : kernels) {
            sum += Math.max(kernel.macs() / macs, elements(kernel) / elements);
        }
        return scale * sum + start * kernels.size();
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(macs);
        out.writeDouble(elements);
        out.writeDouble(scale);
        out.writeDouble(start);
    }

    static RooflineFactors read(DataInput in) throws IOException {
        return new RooflineFactors(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
