package nas4j.results.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import nas4j.results.statistics.Contrast;

/**
 * The final losses of the search and of random search by seed.
 *
 * @param onTest whether they come from the final evaluation; if not, from what the search saw
 */
public record SeedScores(
        Criterion criterion, boolean onTest, NavigableMap<Long, Double> search, NavigableMap<Long, Double> baseline) {
    public SeedScores {
        search = Collections.unmodifiableNavigableMap(new TreeMap<>(search));
        baseline = Collections.unmodifiableNavigableMap(new TreeMap<>(baseline));
    }

    /** Seeds that both have. */
    public List<Long> seeds() {
        return search.keySet().stream().filter(baseline::containsKey).toList();
    }

    /** What was measured for the search, by seed, of the seeds that both have. */
    public List<Double> searchValues() {
        return values(search);
    }

    /** What was measured for random search, by seed, of the seeds that both have. */
    public List<Double> baselineValues() {
        return values(baseline);
    }

    private List<Double> values(Map<Long, Double> losses) {
        List<Double> values = new ArrayList<>();
        for (long seed : seeds()) {
            values.add(criterion.value(loss(losses, seed)));
        }
        return values;
    }

    private static double loss(Map<Long, Double> losses, long seed) {
        return losses.getOrDefault(seed, Double.NaN);
    }

    /** How much better the search was, seed by seed; empty for fewer than 2 seeds. */
    public Optional<Contrast> findContrast() {
        List<Double> better = new ArrayList<>();
        List<Double> worse = new ArrayList<>();
        for (long seed : seeds()) {
            better.add(-loss(search, seed));
            worse.add(-loss(baseline, seed));
        }
        return better.size() < 2 ? Optional.empty() : Optional.of(Contrast.paired(better, worse));
    }
}
