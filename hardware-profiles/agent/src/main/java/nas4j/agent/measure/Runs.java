package nas4j.agent.measure;

import java.util.Arrays;

/** Durations of runs, in nanoseconds. Mutable; for one thread. */
public final class Runs {
    private long[] nanos = new long[64];
    private int count;

    public void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    public void addAll(Runs others) {
        for (int k = 0; k < others.count; k++) {
            add(others.nanos[k]);
        }
    }

    public int count() {
        return count;
    }

    /** The duration in milliseconds that a share of the runs did not exceed. */
    public double quantileMs(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int place = (int) Math.ceil(share * count) - 1;
        return sorted[Math.max(0, Math.min(place, count - 1))] / 1e6;
    }

    public double meanMs() {
        return Arrays.stream(nanos, 0, count).average().orElse(Double.NaN) / 1e6;
    }

    public double deviationMs() {
        double mean = meanMs();
        double sum = Arrays.stream(nanos, 0, count)
                .mapToDouble(duration -> (duration / 1e6 - mean) * (duration / 1e6 - mean))
                .sum();
        return count < 2 ? 0 : Math.sqrt(sum / (count - 1));
    }
}
