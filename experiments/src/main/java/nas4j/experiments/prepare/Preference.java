package nas4j.experiments.prepare;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.SearchPlan;
import nas4j.experiments.yaml.Strategies;
import nas4j.search.Settings;
import nas4j.search.StrategyProvider;
import nas4j.search.Tolerance;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/**
 * Which completed trials of an experiment are better: by the loss that combines the objectives, if there is one, then by the
 * first objective and so on. Where the strategy tolerates a first objective somewhat worse than that of the network it began
 * with, by the others among those that are tolerated. For one thread.
 */
public final class Preference {
    private final TrialStore store;
    private final Experiment experiment;
    private final Judge judge;
    private final Optional<Tolerance> tolerance;
    /** First loss of the network that each seed's search began with, where it counts. */
    private final Map<Long, Optional<Double>> starts = new HashMap<>();

    public Preference(TrialStore store, Experiment experiment) {
        this.store = store;
        this.experiment = experiment;
        judge = Judge.of(experiment.goal());
        SearchPlan plan = experiment.search();
        StrategyProvider provider = Strategies.named(plan.strategy());
        tolerance = provider.tolerance(Settings.of(provider.settings(), plan.settings()));
    }

    /** A trial, and what it is ranked by: the most important first, less is better. */
    public record Ranked(TrialRecord trial, List<Double> losses) {
        /** Those of a larger share of the budget first, of these the better, of equal ones the earlier of a run. */
        public static final Comparator<Ranked> ORDER = Comparator.comparingDouble(
                        (Ranked ranked) -> -ranked.trial().share())
                .thenComparing(Ranked::losses, Tolerance::compare)
                .thenComparingLong(ranked -> ranked.trial().id());

        public Ranked {
            losses = List.copyOf(losses);
        }
    }

    /** A trial with what it is ranked by; empty unless it is completed. */
    public Optional<Ranked> find(TrialRecord trial) {
        List<Double> losses = judge.losses(trial.outcome());
        if (losses.isEmpty()) {
            return Optional.empty();
        }
        List<Double> ranking = tolerance
                .flatMap(tolerated -> start(trial.run().seed()).map(start -> tolerated.ranking(losses, start)))
                .orElseGet(() -> judge.ranking(trial.outcome()));
        return Optional.of(new Ranked(trial, ranking));
    }

    private Optional<Double> start(long seed) {
        return starts.computeIfAbsent(seed, _ -> {
            RunKey run = new RunKey(experiment.name(), RunKey.SEARCH, seed);
            try (Stream<TrialRecord> trials = store.trials(run)) {
                return trials.findFirst()
                        .map(trial -> judge.losses(trial.outcome()))
                        .filter(losses -> !losses.isEmpty())
                        .map(List::getFirst);
            }
        });
    }
}
