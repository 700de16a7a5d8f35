package nas4j.experiments.run;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.evaluation.Evaluated;
import nas4j.experiments.evaluation.Evaluations;
import nas4j.experiments.prepare.AgentDevices;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.prepare.Screened;
import nas4j.search.Observation;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import org.jspecify.annotations.Nullable;

/**
 * What a search works with.
 *
 * @param combinesObjectives whether the searcher is told of one loss for all objectives
 * @param end when no evaluation is begun any more; null for no limit
 */
record RunContext(
        PreparedExperiment prepared,
        Evaluations evaluations,
        boolean combinesObjectives,
        RunListener listener,
        InstantSource clock,
        Stop stop,
        @Nullable Instant end) {

    /**
     * So many evaluations at once: each worker trains one, and each device may have one more to measure, so that training
     * goes on meanwhile.
     */
    int inFlight() {
        return prepared.experiment().workers()
                + AgentDevices.among(prepared.judge().devices()).size();
    }

    /** What the whole run may cost, in full evaluations. */
    long trials() {
        return prepared.experiment().budget().trials();
    }

    boolean isOverTime() {
        return end != null && !clock.instant().isBefore(end);
    }

    Instant now() {
        return clock.instant();
    }

    Screened screen(Genotype genotype) {
        return prepared.screening().screen(genotype);
    }

    /** What the searcher is told of a trial. */
    Observation observation(Suggestion suggestion, TrialOutcome outcome) {
        List<Double> losses = losses(outcome);
        return new Observation(
                suggestion,
                losses,
                prepared.judge().descriptors(outcome),
                losses.isEmpty() ? prepared.judge().violation(outcome) : 0);
    }

    private List<Double> losses(TrialOutcome outcome) {
        List<Double> ranking = prepared.judge().ranking(outcome);
        return combinesObjectives && !ranking.isEmpty()
                ? List.of(ranking.getFirst())
                : prepared.judge().losses(outcome);
    }

    /** Has an architecture evaluated; what it costs is measured already. */
    CompletableFuture<Evaluated> evaluate(Draft draft, Screened.Accepted accepted) {
        listener.trialBegins(
                draft.run(), draft.id(), draft.suggestion().genotype().text());
        return evaluations.begin(draft, accepted.costs());
    }
}
