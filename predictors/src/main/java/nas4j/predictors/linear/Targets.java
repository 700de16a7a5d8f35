package nas4j.predictors.linear;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import nas4j.predict.Prediction;

/**
 * Puts values on a scale of mean 0 and deviation 1, whatever their size.
 *
 * @param unit what they are divided by first, so that no sum overflows
 * @param mean of what is left
 * @param std of what is left; 1 if they are all alike
 */
record Targets(double unit, double mean, double std) {

    static Targets of(List<Double> values) {
        double most = values.stream().mapToDouble(Math::abs).max().orElseThrow();
        double unit = most > 0 ? most : 1;
        double mean = 0;
        for (double value : values) {
            mean += value / unit / values.size();
        }
        double variance = 0;
        for (double value : values) {
            double away = value / unit - mean;
            variance += away * away / values.size();
        }
        return new Targets(unit, mean, variance > 1e-24 ? Math.sqrt(variance) : 1);
    }

    double scaled(double value) {
        return (value / unit - mean) / std;
    }

    /** In the unit of the values. */
    Prediction prediction(double scaled, double scaledStd) {
        double spread = finite(Math.abs(scaledStd) * std * unit);
        return new Prediction(finite((mean + scaled * std) * unit), spread);
    }

    private static double finite(double number) {
        return Math.clamp(number, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(unit);
        out.writeDouble(mean);
        out.writeDouble(std);
    }

    static Targets read(DataInput in) throws IOException {
        return new Targets(in.readDouble(), in.readDouble(), in.readDouble());
    }
}
