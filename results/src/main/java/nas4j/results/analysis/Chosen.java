package nas4j.results.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    /** The losses of each trial. */
    public List<List<Double>> losses() {
        return trials.stream().map(ScoredTrial::losses).toList();
    }

    /** The best trial in one objective; of equal ones the best in the first objective, the second and so on. */
    public ScoredTrial best(int objective) {
        Comparator<ScoredTrial> order = loss(objective);
        for (int k = 0; k < trials.getFirst().losses().size(); k++) {
            order = order.thenComparing(loss(k));
        }
        return trials.stream().min(order).orElseThrow();
    }

    private static Comparator<ScoredTrial> loss(int objective) {
        return Comparator.comparing(trial -> trial.losses().get(objective));
    }
}
