package nas4j.hardware.kernel.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * How often predictions were close to what was measured.
 *
 * @param n how many predictions
 * @param within5 the share of them that is off by 5 % of the measured at most
 * @param within10 by 10 %
 * @param within15 by 15 %
 * @param mape mean of the absolute errors, as shares of the measured
 */
public record HitRates(int n, double within5, double within10, double within15, double mape) {

    /**
     * Of predictions beside the measured.
     *
     * @param logErrors logarithms of predicted over measured
     */
    public static HitRates of(List<Double> logErrors) {
        double[] errors = logErrors.stream()
                .mapToDouble(error -> Math.abs(Math.expm1(error)))
                .toArray();
        return new HitRates(
                errors.length,
                share(errors, .05),
                share(errors, .10),
                share(errors, .15),
                Arrays.stream(errors).average().orElse(Double.NaN));
    }

    private static double share(double[] errors, double most) {
        return errors.length == 0
                ? Double.NaN
                : (double) Arrays.stream(errors).filter(error -> error <= most).count() / errors.length;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(n);
        out.writeDouble(within5);
        out.writeDouble(within10);
        out.writeDouble(within15);
        out.writeDouble(mape);
    }

    static HitRates read(DataInput in) throws IOException {
        return new HitRates(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
