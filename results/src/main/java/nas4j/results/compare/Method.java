package nas4j.results.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import nas4j.results.analysis.Criterion;
import nas4j.results.statistics.Contrast;

/**
 * The final scores of a method.
 *
 * @param scores what was measured, by seed; by row where they come from a table
 * @param seeded whether equal keys of two methods are equal seeds, so that their scores belong together
 */
public record Method(String name, NavigableMap<Long, Double> scores, boolean seeded) {
    /** Fewer scores say nothing. */
    public static final int LEAST = 3;

    public Method {
        scores = Collections.unmodifiableNavigableMap(new TreeMap<>(scores));
    }

    /** All scores by seed. */
    public List<Double> values() {
        return List.copyOf(scores.values());
    }

    /** How much better this method is: seed by seed if they have 3 or more in common, else as independent scores. */
    Contrast against(Method other, Criterion criterion) {
        List<Long> common =
                scores.keySet().stream().filter(other.scores::containsKey).toList();
        boolean paired = seeded && other.seeded && common.size() >= LEAST;
        return paired
                ? Contrast.paired(gains(common, criterion), other.gains(common, criterion))
                : Contrast.unpaired(gains(scores.keySet(), criterion), other.gains(other.scores.keySet(), criterion));
    }

    private List<Double> gains(Iterable<Long> seeds, Criterion criterion) {
        List<Double> gains = new ArrayList<>();
        for (long seed : seeds) {
            double score = scores.getOrDefault(seed, Double.NaN);
            gains.add(criterion.maximized() ? score : -score);
        }
        return gains;
    }
}
