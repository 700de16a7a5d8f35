package nas4j.search.linas;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.predict.Prediction;
import nas4j.search.KnownLosses;
import nas4j.search.Observation;
import nas4j.search.surrogate.Feasibility;
import nas4j.search.surrogate.Surrogate;
import nas4j.space.Genotype;

/**
 * What is expected of genotypes: losses that are known without an evaluation as they are, all others κ deviations better than
 * predicted. Each is in deviations from what was told: of normal scores where it is predicted, of losses where it is known, so
 * that no two that differ are taken for the same. For one thread.
 */
final class Expected {
    /** κ. */
    private static final double OPTIMISM = 0.5;
    /** In deviations: worse than anything. */
    private static final double BROKEN = 20;

    private final KnownLosses known;
    private final List<Surrogate> surrogates;
    private final Feasibility feasibility;
    private final boolean[] isPredicted;
    private final List<Genotype> genotypes = new ArrayList<>();
    private final List<List<Double>> told = new ArrayList<>();
    private final List<Scale> scales = new ArrayList<>();

    /** @param surrogates one for each objective */
    Expected(KnownLosses known, List<Surrogate> surrogates, Feasibility feasibility) {
        this.known = known;
        this.surrogates = List.copyOf(surrogates);
        this.feasibility = feasibility;
        isPredicted = new boolean[surrogates.size()];
    }

    /** How losses that were told lie. */
    private record Scale(double mean, double std) {
        static Scale of(List<Double> losses) {
            double mean =
                    losses.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            double variance = losses.stream()
                    .mapToDouble(loss -> (loss - mean) * (loss - mean))
                    .average()
                    .orElse(0);
            return new Scale(mean, variance > 0 ? Math.sqrt(variance) : 1);
        }

        double deviations(double loss) {
            return (loss - mean) / std;
        }
    }

    void tell(Observation observation) {
        Genotype genotype = observation.suggestion().genotype();
        feasibility.tell(genotype, observation.isComplete());
        if (observation.isComplete()) {
            genotypes.add(genotype);
            told.add(observation.losses());
            for (int k = 0; k < isPredicted.length; k++) {
                isPredicted[k] |= Double.isNaN(known.of(genotype, k));
            }
        }
    }

    /** Whether there is enough to learn from. */
    boolean isKnown() {
        return genotypes.size() > 1;
    }

    /** Learns from all that was told. */
    void learn() {
        scales.clear();
        for (int k = 0; k < isPredicted.length; k++) {
            int loss = k;
            List<Double> column = told.stream().map(vector -> vector.get(loss)).toList();
            scales.add(Scale.of(column));
            if (isPredicted[k]) {
                surrogates.get(k).fit(genotypes, column);
            }
        }
        feasibility.learn();
    }

    /** A vector for each genotype, in their order; what will probably have no losses is worse than all that will. */
    List<List<Double>> losses(List<Genotype> asked) {
        double[] probabilities = feasibility.probabilities(asked);
        List<List<Double>> columns = IntStream.range(0, isPredicted.length)
                .mapToObj(k -> isPredicted[k] ? predicted(surrogates.get(k).scores(asked)) : counted(asked, k))
                .toList();
        List<List<Double>> expected = new ArrayList<>();
        for (int k = 0; k < probabilities.length; k++) {
            int place = k;
            double penalty = probabilities[k] < 0.5 ? BROKEN * (1 - probabilities[k]) : 0;
            boolean isRefused = columns.stream().anyMatch(column -> !Double.isFinite(column.get(place)));
            expected.add(columns.stream()
                    .map(column -> isRefused ? BROKEN : column.get(place) + penalty)
                    .toList());
        }
        return expected;
    }

    private static List<Double> predicted(List<Prediction> scores) {
        return scores.stream()
                .map(score -> score.mean() - OPTIMISM * score.std())
                .toList();
    }

    private List<Double> counted(List<Genotype> asked, int objective) {
        return asked.stream()
                .map(genotype -> scales.get(objective).deviations(known.of(genotype, objective)))
                .toList();
    }
}
