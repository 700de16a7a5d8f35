package nas4j.results.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.RunData;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * What the final evaluation of an experiment said of the networks that its runs chose: the first final trial of the same
 * seed and network. Later ones may have been trained for longer.
 */
final class Finals {
    private record Network(long seed, String identity) {}

    private final Map<Network, Optional<List<Double>>> losses = new HashMap<>();

    Finals(ExperimentData experiment, Scoring scoring) {
        for (RunData run : experiment.runs(RunKey.FINAL)) {
            for (TrialRecord trial : run.trials()) {
                losses.putIfAbsent(network(run.key().seed(), trial), scoring.findFinalLosses(trial.outcome()));
            }
        }
    }

    /** The final losses of a trial of the run with the seed; empty if it was not evaluated again, or failed then. */
    Optional<List<Double>> findLosses(long seed, TrialRecord trial) {
        return losses.getOrDefault(network(seed, trial), Optional.empty());
    }

    private static Network network(long seed, TrialRecord trial) {
        return new Network(seed, trial.graphHash().isEmpty() ? trial.genotype() : trial.graphHash());
    }
}
