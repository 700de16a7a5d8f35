package nas4j.results.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * How often a method is nearly as fast as the fastest. With {@code r} what a method spent on a cell (a seed, or a pair of
 * space and data) over the least that any method spent there, {@code rho(tau)} is the share of cells with {@code r ≤ tau}.
 * A miss is infinite and stays in the count. Dolan and Moré 2002; the score is that of Dahl et al. 2023,
 * "Benchmarking neural network training algorithms", section 4.4.
 *
 * @param ratios of each method, one for each cell, from 1
 */
public record PerformanceProfile(List<List<Double>> ratios) {
    /** Up to which the score looks at the profile. */
    public static final double LARGEST = 4;

    public PerformanceProfile {
        ratios = ratios.stream().map(List::copyOf).toList();
    }

    /**
     * Profiles of methods.
     *
     * @param spent of each method, one for each cell, above 0; infinite for a miss
     */
    public static PerformanceProfile of(List<List<Double>> spent) {
        List<List<Double>> ratios = new ArrayList<>();
        for (List<Double> method : spent) {
            List<Double> own = new ArrayList<>();
            for (int cell = 0; cell < method.size(); cell++) {
                own.add(ratio(method.get(cell), least(spent, cell)));
            }
            ratios.add(own);
        }
        return new PerformanceProfile(ratios);
    }

    private static double least(List<List<Double>> spent, int cell) {
        return spent.stream().mapToDouble(method -> method.get(cell)).min().orElseThrow();
    }

    private static double ratio(double spent, double least) {
        if (!(spent > 0)) {
            throw new IllegalArgumentException("spent [" + spent + "] is not above 0");
        }
        return spent == least && Double.isFinite(spent) ? 1 : spent / (Double.isFinite(least) ? least : 1);
    }

    /** The share of cells in which the method is at most so many times slower than the fastest. */
    public double rho(int method, double tau) {
        List<Double> own = ratios.get(method);
        return own.stream().filter(ratio -> ratio <= tau).count() / (double) own.size();
    }

    /** The mean of {@code rho} over {@code tau} from 1 to 4: 1 for a method that is the fastest everywhere. */
    public double score(int method) {
        double width = LARGEST - 1;
        return ratios.get(method).stream()
                .mapToDouble(ratio -> Math.max(0, LARGEST - ratio) / width)
                .average()
                .orElseThrow();
    }
}
