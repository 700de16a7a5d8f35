package nas4j.results.importance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One decision over samples: the level of each. */
final class Factor {
    static final String ABSENT = "(absent)";

    /** Numbers of more values than this are gathered in groups of about equal size. */
    private static final int MOST_NUMBERS = 10;

    private static final int GROUPS = 8;

    private final String decision;
    private final List<String> labels;
    private final int[] levels;
    private final int[] counts;

    private Factor(String decision, List<String> found) {
        this.decision = decision;
        labels = found.stream().distinct().sorted(order()).toList();
        Map<String, Integer> numbers = new TreeMap<>();
        labels.forEach(label -> numbers.put(label, numbers.size()));
        levels = found.stream().mapToInt(numbers::get).toArray();
        counts = new int[labels.size()];
        for (int level : levels) {
            counts[level]++;
        }
    }

    static Factor of(String decision, List<Sample> samples) {
        List<String> found = samples.stream()
                .map(sample -> sample.answers().getOrDefault(decision, ABSENT))
                .toList();
        UnaryOperator<String> group = groups(found);
        return new Factor(decision, found.stream().map(group).toList());
    }

    /** Gathers many different numbers; leaves other labels as they are. */
    private static UnaryOperator<String> groups(List<String> found) {
        List<String> present =
                found.stream().filter(label -> !label.equals(ABSENT)).toList();
        List<Double> numbers = new ArrayList<>();
        present.forEach(label -> findNumber(label).ifPresent(numbers::add));
        boolean areFew = present.stream().distinct().count() <= MOST_NUMBERS;
        if (areFew || numbers.size() < present.size()) {
            return UnaryOperator.identity();
        }
        List<Double> ascending = numbers.stream().sorted().toList();
        return label -> label.equals(ABSENT) ? label : group(Double.parseDouble(label), ascending);
    }

    /** The name of a number's group: from its least to its largest number. */
    private static String group(double number, List<Double> ascending) {
        int size = Math.ceilDiv(ascending.size(), GROUPS);
        int first = ascending.indexOf(number) / size * size;
        double least = ascending.get(first);
        double largest = ascending.get(Math.min(first + size, ascending.size()) - 1);
        return least == largest ? Double.toString(least) : least + "…" + largest;
    }

    private static Comparator<String> order() {
        return Comparator.<String>comparingDouble(
                        label -> findNumber(label.replaceAll("….*", "")).orElse(Double.POSITIVE_INFINITY))
                .thenComparing(Comparator.naturalOrder());
    }

    private static Optional<Double> findNumber(String label) {
        try {
            return Optional.of(Double.valueOf(label));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    String decision() {
        return decision;
    }

    int size() {
        return labels.size();
    }

    /** The sum of squares between levels, of losses whose mean is zero. */
    double between(double[] losses) {
        double[] sums = sums(losses);
        double between = 0;
        for (int level = 0; level < sums.length; level++) {
            between += sums[level] * sums[level] / counts[level];
        }
        return between;
    }

    List<DecisionEffect.Level> levels(double[] losses) {
        double[] sums = sums(losses);
        List<DecisionEffect.Level> all = new ArrayList<>();
        for (int level = 0; level < sums.length; level++) {
            all.add(new DecisionEffect.Level(labels.get(level), counts[level], sums[level] / counts[level]));
        }
        return all;
    }

    private double[] sums(double[] losses) {
        double[] sums = new double[counts.length];
        for (int k = 0; k < losses.length; k++) {
            sums[levels[k]] += losses[k];
        }
        return sums;
    }
}
