package nas4j.hardware.kernel.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes a network's time of its kernels': for each group of kernels a factor and something for each start (timing each
 * alone takes time), and something for a run.
 *
 * @param groups factors of {@link NetworkSums#columns}
 * @param macs what makes it of multiply-accumulates alone, to compare with
 * @param roofline what makes it of the best rates alone, to compare with
 * @param referenceMs of the reference model, ms
 * @param share of a network's expected error, see {@link NetworkSums#expectedError}, that its interval is wide to each side
 */
record NetworkFactors(
        List<Double> groups, MacsFactors macs, RooflineFactors roofline, double referenceMs, double share) {
    /** Nothing runs faster than what a part of its kernels takes. */
    private static final double LEAST_SHARE = .1;

    NetworkFactors {
        groups = List.copyOf(groups);
    }

    double ratio(NetworkSums sums) {
        double[] columns = sums.columns();
        double ratio = 0;
        for (int k = 0; k < columns.length; k++) {
            ratio += groups.get(k) * columns[k];
        }
        return Math.max(ratio, LEAST_SHARE * sums.sum());
    }

    /** Half the width of a network's interval, as a logarithm. */
    double halfWidth(NetworkSums sums) {
        return share * sums.expectedError();
    }

    void write(DataOutput out) throws IOException {
        for (double factor : groups) {
            out.writeDouble(factor);
        }
        double[] numbers = {referenceMs, share, macs.each(), macs.run()};
        for (double number : numbers) {
            out.writeDouble(number);
        }
        roofline.write(out);
    }

    static NetworkFactors read(DataInput in) throws IOException {
        List<Double> groups = new ArrayList<>();
        for (int k = 0; k < NetworkSums.COLUMNS; k++) {
            groups.add(in.readDouble());
        }
        double referenceMs = in.readDouble();
        double share = in.readDouble();
        MacsFactors macs = new MacsFactors(in.readDouble(), in.readDouble());
        return new NetworkFactors(groups, macs, RooflineFactors.read(in), referenceMs, share);
    }
}
