package nas4j.hardware.kernel.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What makes a network's time of its kernels': factors of those that multiply with weights and of the others, something for
 * each kernel (timing each alone takes time), and something for a run.
 *
 * @param referenceMs of the reference model, ms
 * @param halfWidth of the interval, as a logarithm
 */
record NetworkFactors(
        double heavy,
        double light,
        double each,
        double run,
        double perMac,
        double macRun,
        double referenceMs,
        double halfWidth) {
    /** Nothing runs faster than what a part of its kernels takes. */
    private static final double LEAST_SHARE = .1;

    double ratio(NetworkSums sums) {
        double[] columns = sums.columns();
        double sum = heavy * columns[0] + light * columns[1] + each * columns[2] + run;
        return Math.max(sum, LEAST_SHARE * (columns[0] + columns[1]));
    }

    double ratioOfMacs(long macs) {
        return perMac * macs + macRun;
    }

    void write(DataOutput out) throws IOException {
        for (double number : new double[] {heavy, light, each, run, perMac, macRun, referenceMs, halfWidth}) {
            out.writeDouble(number);
        }
    }

    static NetworkFactors read(DataInput in) throws IOException {
        return new NetworkFactors(
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }
}
