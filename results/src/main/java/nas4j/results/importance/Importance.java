package nas4j.results.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Which decisions mattered by themselves: a one-way analysis of variance for each, corrected for its number of options,
 * and compared with losses dealt out at random. What decisions do together it does not see. Sound for samples drawn at
 * random; where a search chose them, decisions are judged together with what it chose beside them.
 *
 * @param samples how many were looked at
 * @param enough whether that is enough to say anything
 * @param effects the strongest first
 * @param unjudged decisions with so many options that few samples share one
 */
public record Importance(int samples, boolean enough, List<DecisionEffect> effects, List<String> unjudged) {
    /** Below, nothing is said. */
    public static final int LEAST_SAMPLES = 30;

    /** More make it no better. */
    public static final int MOST_SAMPLES = 2_000;

    private static final int LEAST_DEALS = 199;
    private static final int MOST_DEALS = 999;
    private static final long WORK = 50_000_000;
    private static final int LEAST_PER_LEVEL = 4;
    private static final double LUCK = 0.95;

    public Importance {
        effects = List.copyOf(effects);
        unjudged = List.copyOf(unjudged);
    }

    /**
     * Looks at the first samples, 2,000 at most.
     *
     * @param random deals out the losses
     */
    public static Importance of(List<Sample> all, RandomGenerator random) {
        List<Sample> samples = all.subList(0, Math.min(MOST_SAMPLES, all.size()));
        if (samples.size() < LEAST_SAMPLES) {
            return new Importance(samples.size(), false, List.of(), List.of());
        }
        List<Factor> judged = new ArrayList<>();
        List<String> unjudged = new ArrayList<>();
        for (String decision : decisions(samples)) {
            Factor factor = Factor.of(decision, samples);
            if (factor.size() * LEAST_PER_LEVEL > samples.size()) {
                unjudged.add(decision);
            } else if (factor.size() > 1) {
                judged.add(factor);
            }
        }
        double[] losses = samples.stream().mapToDouble(Sample::loss).toArray();
        List<DecisionEffect> effects = new ArrayList<>(effects(judged, losses, random));
        effects.sort(Comparator.comparingDouble(DecisionEffect::share).reversed());
        return new Importance(samples.size(), true, effects, unjudged);
    }

    private static Set<String> decisions(List<Sample> samples) {
        Set<String> decisions = new LinkedHashSet<>();
        samples.forEach(sample -> decisions.addAll(sample.answers().keySet()));
        return decisions;
    }

    private static List<DecisionEffect> effects(List<Factor> factors, double[] losses, RandomGenerator random) {
        double mean = Arrays.stream(losses).average().orElseThrow();
        double[] centred = Arrays.stream(losses).map(loss -> loss - mean).toArray();
        double total = Arrays.stream(centred).map(loss -> loss * loss).sum();
        if (total == 0) {
            return List.of();
        }
        double[][] dealt = dealt(factors, centred, random);
        List<DecisionEffect> effects = new ArrayList<>();
        for (int k = 0; k < factors.size(); k++) {
            Factor factor = factors.get(k);
            double between = factor.between(centred);
            double rounding = 1e-9 * total;
            long asMuch = Arrays.stream(dealt[k])
                    .filter(other -> other >= between - rounding)
                    .count();
            Arrays.sort(dealt[k]);
            double luck = dealt[k][(int) (LUCK * dealt[k].length)];
            effects.add(new DecisionEffect(
                    factor.decision(),
                    share(between, total, factor.size(), losses.length),
                    share(luck, total, factor.size(), losses.length),
                    (asMuch + 1.0) / (dealt[k].length + 1),
                    factor.levels(losses)));
        }
        return effects;
    }

    /** The sums of squares between the levels of each factor, of losses dealt out at random. */
    private static double[][] dealt(List<Factor> factors, double[] centred, RandomGenerator random) {
        long work = (long) centred.length * Math.max(1, factors.size());
        int deals = Math.clamp(WORK / work, LEAST_DEALS, MOST_DEALS);
        double[][] between = new double[factors.size()][deals];
        double[] shuffled = centred.clone();
        for (int deal = 0; deal < deals; deal++) {
            shuffle(shuffled, random);
            for (int k = 0; k < between.length; k++) {
                between[k][deal] = factors.get(k).between(shuffled);
            }
        }
        return between;
    }

    private static void shuffle(double[] values, RandomGenerator random) {
        for (int k = values.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            double value = values[k];
            values[k] = values[other];
            values[other] = value;
        }
    }

    private static double share(double between, double total, int levels, int samples) {
        double within = (total - between) / (samples - levels);
        return (between - (levels - 1) * within) / (total + within);
    }
}
