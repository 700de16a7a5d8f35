package nas4j.hardware.kernel.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What makes a network's time of its kernels': factors of those that multiply with weights and of the others, something for
 * each kernel (timing each alone takes time), and something for a run.
 *
 * @param macs what makes it of multiply-accumulates alone, to compare with
 * @param roofline what makes it of the best rates alone, to compare with
 * @param referenceMs of the reference model, ms
 * @param halfWidth of the interval, as a logarithm
 */
record NetworkFactors(
        double heavy,
        double light,
        double each,
        double run,
        MacsFactors macs,
        RooflineFactors roofline,
        double referenceMs,
        double halfWidth) {
    /** Nothing runs faster than what a part of its kernels takes. */
    private static final double LEAST_SHARE = .1;

    double ratio(NetworkSums sums) {
        double[] columns = sums.columns();
        double sum = heavy * columns[0] + light * columns[1] + each * columns[2] + run;
        return Math.max(sum, LEAST_SHARE * (columns[0] + columns[1]));
    }

    void write(DataOutput out) throws IOException {
        double[] numbers = {heavy, light, each, run, referenceMs, halfWidth, macs.each(), macs.run()};
        for (double number : numbers) {
            out.writeDouble(number);
        }
        roofline.write(out);
    }

    static NetworkFactors read(DataInput in) throws IOException {
        double[] n = new double[8];
        for (int k = 0; k < n.length; k++) {
            n[k] = in.readDouble();
        }
        MacsFactors macs = new MacsFactors(n[6], n[7]);
        return new NetworkFactors(n[0], n[1], n[2], n[3], macs, RooflineFactors.read(in), n[4], n[5]);
    }
}
