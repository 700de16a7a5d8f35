package nas4j.results.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.RunData;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * What the final evaluation of an experiment said of networks: the mean over its trials of the same seed and network. For
 * networks that it did not evaluate, test data that the trial itself was measured on, as tables have them.
 */
final class Finals {
    private record Network(long seed, String identity) {}

    private final Scoring scoring;
    private final Map<Network, List<List<Double>>> losses = new HashMap<>();

    Finals(ExperimentData experiment, Scoring scoring) {
        this.scoring = scoring;
        for (RunData run : experiment.runs(RunKey.FINAL)) {
            for (TrialRecord trial : run.trials()) {
                scoring.findFinalLosses(trial.outcome())
                        .ifPresent(found -> losses.computeIfAbsent(
                                        network(run.key().seed(), trial), _ -> new ArrayList<>())
                                .add(found));
            }
        }
    }

    /** The final losses of a trial of the run with the seed. */
    Optional<List<Double>> findLosses(long seed, TrialRecord trial) {
        List<List<Double>> found = losses.get(network(seed, trial));
        if (found != null) {
            return Optional.of(mean(found));
        }
        return scoring.sawTestData(trial.outcome()) ? scoring.findFinalLosses(trial.outcome()) : Optional.empty();
    }

    private static Network network(long seed, TrialRecord trial) {
        return new Network(seed, trial.graphHash().isEmpty() ? trial.genotype() : trial.graphHash());
    }

    private static List<Double> mean(List<List<Double>> rows) {
        List<Double> means = new ArrayList<>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            double sum = 0;
            for (List<Double> row : rows) {
                sum += row.get(column);
            }
            means.add(sum / rows.size());
        }
        return means;
    }
}
