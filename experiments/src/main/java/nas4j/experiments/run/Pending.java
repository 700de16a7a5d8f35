package nas4j.experiments.run;

import java.util.concurrent.CompletableFuture;
import nas4j.search.Suggestion;
import nas4j.store.TrialRecord;

/**
 * A trial that the searcher was not told of yet.
 *
 * @param isEvaluation whether it costs an evaluation, rather than being known or infeasible beforehand
 * @param record what is kept of it, once it is kept
 */
record Pending(Suggestion suggestion, boolean isEvaluation, CompletableFuture<TrialRecord> record) {}
