package nas4j.results.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a run came to: its best trial, or its front where there are several objectives, as the search saw them.
 *
 * @param trials one or more
 */
public record Chosen(RunLog run, List<ScoredTrial> trials) {
    public Chosen {
        trials = List.copyOf(trials);
    }

    static Optional<Chosen> find(RunLog run, int objectives) {
        if (objectives > 1) {
            List<ScoredTrial> front = Fronts.of(run.scored());
            return front.isEmpty() ? Optional.empty() : Optional.of(new Chosen(run, front));
        }
        return run.findBest(0).map(best -> new Chosen(run, List.of(best)));
    }

    public long seed() {
        return run.key().seed();
    }

    /** Losses of each trial as the search saw them. */
    List<List<Double>> losses() {
        return trials.stream().map(ScoredTrial::losses).toList();
    }

    /** Losses of each trial in the final evaluation; empty if it lacks one. */
    Optional<List<List<Double>>> findFinalLosses(Finals finals) {
        List<List<Double>> losses = new ArrayList<>();
        for (ScoredTrial trial : trials) {
            finals.findLosses(seed(), trial.trial()).ifPresent(losses::add);
        }
        return losses.size() == trials.size() ? Optional.of(losses) : Optional.empty();
    }

    /** Place of the trial that the search saw as the best in one objective. */
    int best(int objective) {
        return IntStream.range(0, trials.size())
                .boxed()
                .min(Comparator.comparing(k -> trials.get(k).losses().get(objective)))
                .orElseThrow();
    }
}
