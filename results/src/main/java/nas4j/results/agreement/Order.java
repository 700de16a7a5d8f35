package nas4j.results.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.predict.KendallTau;
import nas4j.store.TrialRecord;

/**
 * The order of networks by one thing that they learn, with the weights of a supernet and trained alone.
 *
 * @param measurement what is compared, such as {@code accuracy}
 * @param unit empty for a pure number
 * @param pairs at least {@value Agreement#FEWEST}
 */
public record Order(String measurement, String unit, List<Pair> pairs, KendallTau tau) {
    public Order {
        pairs = List.copyOf(pairs);
    }

    /**
     * A network.
     *
     * @param trial its number
     * @param shared with the supernet's weights
     * @param alone trained alone
     */
    public record Pair(long trial, String genotype, double shared, double alone) {}

    /**
     * Compares trials of the same number.
     *
     * @return empty if fewer than {@value Agreement#FEWEST} networks have both results
     */
    static Optional<Order> find(Measurement compared, List<TrialRecord> shared, List<TrialRecord> alone) {
        List<Pair> pairs = pairs(compared.name(), shared, alone);
        return pairs.size() < Agreement.FEWEST
                ? Optional.empty()
                : Optional.of(new Order(
                        compared.name(),
                        compared.unit(),
                        pairs,
                        KendallTau.of(
                                pairs.stream().map(Pair::shared).toList(),
                                pairs.stream().map(Pair::alone).toList())));
    }

    private static List<Pair> pairs(String name, List<TrialRecord> shared, List<TrialRecord> alone) {
        Map<Long, TrialRecord> byNumber = new HashMap<>();
        alone.forEach(trial -> byNumber.put(trial.id(), trial));
        List<Pair> pairs = new ArrayList<>();
        for (TrialRecord trial : shared) {
            Optional<Double> one = find(name, trial);
            Optional<Double> other = Optional.ofNullable(byNumber.get(trial.id()))
                    .filter(known -> known.genotype().equals(trial.genotype()))
                    .flatMap(known -> find(name, known));
            if (one.isPresent() && other.isPresent()) {
                pairs.add(new Pair(trial.id(), trial.genotype(), one.get(), other.get()));
            }
        }
        return pairs;
    }

    private static Optional<Double> find(String name, TrialRecord trial) {
        return learned(trial).stream()
                .filter(found -> found.name().equals(name) && Double.isFinite(found.value()))
                .map(Measurement::value)
                .findFirst();
    }

    /** What was measured on validation data; a network that breaks a limit has learned as well. */
    static List<Measurement> learned(TrialRecord trial) {
        List<Measurement> all =
                switch (trial.outcome()) {
                    case TrialOutcome.Completed completed -> completed.measurements();
                    case TrialOutcome.Infeasible infeasible -> infeasible.measurements();
                    case TrialOutcome.Failed _ -> List.of();
                };
        return all.stream().filter(found -> found.split() == Split.VALIDATION).toList();
    }

    /** Whether it says anything of the networks. */
    public boolean isTrusted() {
        return tau.tau() >= Agreement.TRUSTED;
    }

    /** {@code accuracy .61 (95 %: .33 to .79)}. */
    String text() {
        return String.format(
                Locale.ROOT, "%s %.2f (95 %%: %.2f to %.2f)", measurement, tau.tau(), tau.low(), tau.high());
    }
}
