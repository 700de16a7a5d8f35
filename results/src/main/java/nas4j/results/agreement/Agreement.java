package nas4j.results.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.predict.KendallTau;
import nas4j.store.TrialRecord;

/**
 * Networks with the weights of a supernet, and the same networks trained alone, by what both learn: the first objective that
 * is measured on validation data, else the first such measurement.
 *
 * @param measurement what is compared, such as {@code accuracy}
 * @param unit empty for a pure number
 * @param pairs at least {@value #FEWEST}
 */
public record Agreement(String measurement, String unit, List<Pair> pairs, KendallTau tau) {
    /** Fewer networks have no order to speak of. */
    public static final int FEWEST = 3;

    /** Below this rank correlation a supernet's order says little of networks. */
    public static final double TRUSTED = 0.3;

    public Agreement {
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
     * @return empty if fewer than {@value #FEWEST} networks have both results
     */
    public static Optional<Agreement> find(
            List<Objective> objectives, List<TrialRecord> shared, List<TrialRecord> alone) {
        Optional<Measurement> compared = shared.stream()
                .flatMap(trial -> findCompared(objectives, trial).stream())
                .findFirst();
        if (compared.isEmpty()) {
            return Optional.empty();
        }
        List<Pair> pairs = pairs(compared.get().name(), shared, alone);
        return pairs.size() < FEWEST
                ? Optional.empty()
                : Optional.of(new Agreement(
                        compared.get().name(),
                        compared.get().unit(),
                        pairs,
                        KendallTau.of(
                                pairs.stream().map(Pair::shared).toList(),
                                pairs.stream().map(Pair::alone).toList())));
    }

    private static Optional<Measurement> findCompared(List<Objective> objectives, TrialRecord trial) {
        List<Measurement> learned = learned(trial);
        return objectives.stream()
                .flatMap(objective -> learned.stream()
                        .filter(found -> found.name().equals(objective.measurement())
                                && objective.device().isEmpty()))
                .findFirst()
                .or(() -> learned.stream().findFirst());
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
    private static List<Measurement> learned(TrialRecord trial) {
        List<Measurement> all =
                switch (trial.outcome()) {
                    case TrialOutcome.Completed completed -> completed.measurements();
                    case TrialOutcome.Infeasible infeasible -> infeasible.measurements();
                    case TrialOutcome.Failed _ -> List.of();
                };
        return all.stream().filter(found -> found.split() == Split.VALIDATION).toList();
    }

    /** Whether the order in the supernet says anything of the networks. */
    public boolean isTrusted() {
        return tau.tau() >= TRUSTED;
    }

    /** What there is to say, in one line. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s of %d networks: Kendall's τ %.2f (95 %%: %.2f to %.2f) between the supernet's weights and training alone%s",
                measurement,
                pairs.size(),
                tau.tau(),
                tau.low(),
                tau.high(),
                isTrusted() ? "" : "; below " + TRUSTED + ", this supernet is untrustworthy");
    }
}
