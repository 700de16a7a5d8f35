package nas4j.experiments.run;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.evaluation.Evaluated;
import nas4j.experiments.evaluation.Evaluations;
import nas4j.experiments.prepare.Judge;
import nas4j.space.Genotype;

/**
 * A table of any space: each option of each decision is worth a random amount, and a network is as accurate as the mean of
 * its options, plus noise of its own.
 */
final class SyntheticEvaluations implements Evaluations {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final Judge judge;
    private final InstantSource clock;

    SyntheticEvaluations(Judge judge, InstantSource clock) {
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Evaluated> begin(Draft draft, List<Measurement> costs) {
        return evaluated(draft, costs, Split.VALIDATION);
    }

    @Override
    public CompletableFuture<Evaluated> beginFinal(Draft draft, List<Measurement> costs) {
        return evaluated(draft, costs, Split.TEST);
    }

    @Override
    public Optional<CompletableFuture<Evaluated>> beginMeasurement(Draft draft, TrialOutcome known) {
        return Optional.empty();
    }

    @Override
    public Optional<CompletableFuture<Evaluated>> beginDelivery(Draft draft, List<Measurement> costs, Path file) {
        return Optional.empty();
    }

    private CompletableFuture<Evaluated> evaluated(Draft draft, List<Measurement> costs, Split split) {
        Instant start = clock.instant();
        double accuracy = accuracy(draft.suggestion().genotype());
        List<Measurement> measured = new ArrayList<>();
        measured.add(new Measurement("accuracy", accuracy, "%", 0, 1, split, ""));
        measured.addAll(costs);
        TrialOutcome outcome =
                split == Split.VALIDATION ? judge.outcome(measured) : new TrialOutcome.Completed(measured);
        return CompletableFuture.completedFuture(new Evaluated(outcome, start, clock.instant(), "table"));
    }

    private static double accuracy(Genotype genotype) {
        double sum = 0;
        int active = 0;
        int[] options = genotype.options();
        for (int decision = 0; decision < options.length; decision++) {
            if (genotype.isActive(decision)) {
                sum += uniform(31L * decision + options[decision]);
                active++;
            }
        }
        return 60 + 35 * sum / Math.max(1, active) + uniform(genotype.hash());
    }

    private static double uniform(long seed) {
        long mixed = (seed ^ seed >>> 30) * GOLDEN;
        mixed = (mixed ^ mixed >>> 29) * GOLDEN;
        return (mixed >>> 11) * 0x1p-53;
    }

    @Override
    public void close() {}
}
