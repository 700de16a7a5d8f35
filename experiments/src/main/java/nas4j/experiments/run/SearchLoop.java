package nas4j.experiments.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.prepare.Screened;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Suggestion;
import nas4j.store.TrialRecord;
import org.jspecify.annotations.Nullable;

/**
 * One run. Observations reach the searcher in the order of the trials: with W evaluations at once, a suggestion is made
 * when fewer than W are not observed yet, so that timing changes nothing. Trials that are kept already are not evaluated
 * again: a run that was ended at any moment goes on to the same trials. For one thread.
 */
final class SearchLoop {
    /** So many suggestions in a row that cost no evaluation end the run: the searcher has nothing new. */
    private static final int MOST_FREE = 1_000;

    /** So many trials may wait for the oldest evaluation before the searcher is told of it. */
    private static final int MOST_PENDING = 64;

    /** Shares are added up: an error of so much is none. */
    private static final double ROUNDING = 1e-6;

    private final BlackBoxSearcher searcher;
    private final RunContext context;
    private final Ledger ledger;
    private final Checkpoints checkpoints;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Map<String, Pending> byNetwork = new HashMap<>();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long searcherNanos;
    private long next;
    /** In full evaluations. */
    private double spent;

    private int free;
    private int unobserved;
    private boolean exhausted;
    /** Whether the searcher suggested what the budget does not reach for. */
    private boolean overBudget;

    SearchLoop(BlackBoxSearcher searcher, RunContext context, Ledger ledger, Checkpoints checkpoints) {
        this.searcher = searcher;
        this.context = context;
        this.ledger = ledger;
        this.checkpoints = checkpoints;
    }

    /** Why a run ended. */
    enum End {
        /** Its budget is spent. */
        SPENT,
        /** The searcher has nothing more to try. */
        EXHAUSTED,
        /** A person asked for it. */
        STOPPED
    }

    /**
     * Runs to the end, or until a stop is asked for; then waits for the evaluations that were begun.
     *
     * @throws ExecutionException if an evaluation could not be begun or its result not kept
     */
    End run() throws InterruptedException, ExecutionException {
        do {
            fill();
        } while (observeOldest());
        if (context.stop().isAsked() && !isSpent() && !exhausted) {
            return End.STOPPED;
        }
        return isSpent() ? End.SPENT : End.EXHAUSTED;
    }

    /** What the evaluations cost that were begun: each the share of the full budget that it adds. */
    double spent() {
        return spent;
    }

    /** Processor time that the searcher took so far, to suggest and to learn. */
    Duration searcherTime() {
        return Duration.ofNanos(searcherNanos);
    }

    private List<Suggestion> suggest() {
        long start = threads.getCurrentThreadCpuTime();
        List<Suggestion> suggestions = searcher.suggest(1);
        searcherNanos += threads.getCurrentThreadCpuTime() - start;
        return suggestions;
    }

    private void observe(Observation observation) {
        long start = threads.getCurrentThreadCpuTime();
        searcher.observe(observation);
        searcherNanos += threads.getCurrentThreadCpuTime() - start;
    }

    private void fill() {
        while (unobserved < context.inFlight() && pending.size() < MOST_PENDING && mayBegin()) {
            List<Suggestion> suggestions = suggest();
            exhausted = suggestions.isEmpty();
            suggestions.forEach(this::begin);
        }
    }

    private boolean mayBegin() {
        exhausted |= free >= MOST_FREE;
        return !exhausted && !isSpent() && !context.stop().isAsked();
    }

    private boolean isSpent() {
        return overBudget || !canAfford(2 * ROUNDING) || context.isOverTime();
    }

    private boolean canAfford(double cost) {
        return spent + cost <= context.trials() + ROUNDING;
    }

    private boolean observeOldest() throws InterruptedException, ExecutionException {
        Pending oldest = pending.poll();
        if (oldest == null) {
            return false;
        }
        TrialRecord record = oldest.record().get();
        unobserved -= oldest.isEvaluation() ? 1 : 0;
        checkpoints.told(record);
        observe(context.observation(oldest.suggestion(), record.outcome()));
        return true;
    }

    private void begin(Suggestion suggestion) {
        Screened screened = context.screen(suggestion.genotype());
        Draft draft = new Draft(ledger.run(), next, suggestion, screened.graphHash(), checkpoints.find(suggestion));
        Pending same = byNetwork.get(draft.network());
        boolean isEvaluation = same == null && screened instanceof Screened.Accepted;
        overBudget = isEvaluation && !canAfford(draft.cost());
        if (overBudget) {
            return;
        }
        next++;
        CompletableFuture<TrialRecord> record = ledger.find(draft)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> record(draft, screened, same));
        Pending begun = new Pending(suggestion, isEvaluation, record);
        if (isEvaluation) {
            spent += draft.cost();
            unobserved++;
            byNetwork.put(draft.network(), begun);
        }
        free = isEvaluation ? 0 : free + 1;
        pending.add(begun);
    }

    private CompletableFuture<TrialRecord> record(Draft draft, Screened screened, @Nullable Pending same) {
        return switch (screened) {
            case Screened.Refused refused ->
                CompletableFuture.completedFuture(ledger.keep(draft.refused(refused, context.now())));
            case Screened.Accepted _
            when same != null -> same.record().thenApply(known -> ledger.keep(draft.same(known, context.now())));
            case Screened.Accepted accepted ->
                context.evaluate(draft, accepted).thenApply(done -> ledger.keep(draft.evaluated(done)));
        };
    }
}
