package nas4j.hardware.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.hardware.transfer.fit.NumberTable;

/**
 * Made-up devices: log latencies are a device's own mixture of three hidden causes, which are linear in five features, and
 * noise.
 */
public record Synthetic(List<double[]> features, List<double[]> latenciesMs, List<Double> newDeviceMs) {
    private static final int DEVICES = 6;

    static final double NOISE = 0.05;

    public Synthetic {
        features = List.copyOf(features);
        latenciesMs = List.copyOf(latenciesMs);
        newDeviceMs = List.copyOf(newDeviceMs);
    }

    /** With so many architectures. */
    public static Synthetic draw(int architectures, RandomGenerator random) {
        double[][] mixtures = gaussian(DEVICES + 1, 3, random);
        double[][] causes = gaussian(3, 5, random);
        List<double[]> features = new ArrayList<>();
        List<double[]> latencies = new ArrayList<>();
        List<Double> target = new ArrayList<>();
        for (double[] row : gaussian(architectures, 5, random)) {
            features.add(row);
            double[] known = new double[DEVICES];
            for (int device = 0; device <= DEVICES; device++) {
                double log = 2 + NOISE * random.nextGaussian();
                for (int cause = 0; cause < 3; cause++) {
                    for (int k = 0; k < 5; k++) {
                        log += 0.15 * mixtures[device][cause] * causes[cause][k] * row[k];
                    }
                }
                if (device < DEVICES) {
                    known[device] = Math.exp(log);
                } else {
                    target.add(Math.exp(log));
                }
            }
            latencies.add(known);
        }
        return new Synthetic(features, latencies, target);
    }

    private static double[][] gaussian(int rows, int columns, RandomGenerator random) {
        double[][] numbers = new double[rows][columns];
        for (double[] row : numbers) {
            for (int k = 0; k < columns; k++) {
                row[k] = random.nextGaussian();
            }
        }
        return numbers;
    }

    /** All of them but the new one. */
    public KnownDevices known() {
        return KnownDevices.of(List.of(NumberTable.of(features)), NumberTable.of(latenciesMs));
    }
}
