package nas4j.djl.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns bytes into numbers of mean 0 and deviation 1 in each channel: {@code (byte / 255 − mean) / deviation}.
 *
 * @param mean of each channel, 0 to 1
 * @param deviation standard deviation of each channel, above 0
 */
public record Normalisation(List<Double> mean, List<Double> deviation) {
    public Normalisation {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != deviation.size() || deviation.stream().anyMatch(value -> !(value > 0))) {
            throw new IllegalArgumentException("means " + mean + " and deviations " + deviation);
        }
    }

    /** Mean and deviation of all pixels; a constant channel has deviation 1. To be computed from training data. */
    public static Normalisation of(ImageData data) {
        List<Double> mean = new ArrayList<>();
        List<Double> deviation = new ArrayList<>();
        double pixels = (double) data.size() * data.shape().pixels();
        for (long[] counts : data.histograms()) {
            double average = moment(counts, 0, 1) / Math.max(1, pixels);
            double variance = moment(counts, average, 2) / Math.max(1, pixels);
            mean.add(average / 255);
            deviation.add(variance > 0 ? Math.sqrt(variance) / 255 : 1);
        }
        return new Normalisation(mean, deviation);
    }

    private static double moment(long[] counts, double centre, int power) {
        double sum = 0;
        for (int value = 0; value < counts.length; value++) {
            sum += counts[value] * Math.pow(value - centre, power);
        }
        return sum;
    }

    /** The numbers that the 256 bytes become in each channel, {@code [c][256]}. */
    public float[][] tables() {
        float[][] tables = new float[mean.size()][256];
        for (int channel = 0; channel < tables.length; channel++) {
            for (int value = 0; value < 256; value++) {
                tables[channel][value] = (float) ((value / 255.0 - mean.get(channel)) / deviation.get(channel));
            }
        }
        return tables;
    }
}
