package nas4j.hardware.probe;

import java.util.Arrays;
import java.util.List;

/** Durations of runs, in nanoseconds. Mutable; for one thread. */
final class Runs {
    private long[] nanos = new long[64];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    void addAll(Runs others) {
        for (int k = 0; k < others.count; k++) {
            add(others.nanos[k]);
        }
    }

    /** Each, in order, in milliseconds. */
    List<Double> milliseconds() {
        return Arrays.stream(nanos, 0, count)
                .mapToObj(duration -> duration / 1e6)
                .toList();
    }

    int count() {
        return count;
    }

    /** The duration in milliseconds that a share of the runs did not exceed. */
    double quantileMs(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int place = Math.clamp((long) Math.ceil(share * count) - 1, 0, count - 1);
        return sorted[place] / 1e6;
    }

    double meanMs() {
        return Arrays.stream(nanos, 0, count).average().orElse(Double.NaN) / 1e6;
    }

    double deviationMs() {
        double mean = meanMs();
        double sum = Arrays.stream(nanos, 0, count)
                .mapToDouble(duration -> (duration / 1e6 - mean) * (duration / 1e6 - mean))
                .sum();
        return count < 2 ? 0 : Math.sqrt(sum / (count - 1));
    }
}
