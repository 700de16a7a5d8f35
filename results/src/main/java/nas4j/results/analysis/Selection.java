package nas4j.results.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.RunData;
import nas4j.store.RunKey;

/** The runs of an experiment, what each came to, and the losses of that: as the search saw them, and the final ones. */
final class Selection {
    private final ExperimentData data;
    private final List<RunLog> search;
    private final List<RunLog> baseline;
    private final List<Criterion> criteria;
    private final Map<RunKey, Chosen> chosen = new LinkedHashMap<>();
    private final Finals finals;

    Selection(ExperimentData data) {
        this.data = data;
        Scoring scoring = new Scoring(data.objectives());
        search = logs(data.runs(RunKey.SEARCH), scoring);
        baseline = logs(data.runs(RunKey.BASELINE), scoring);
        criteria = IntStream.range(0, data.objectives().size())
                .mapToObj(k -> Criterion.of(data.objectives().get(k), unit(scoring, k)))
                .toList();
        finals = new Finals(data, scoring);
        Stream.concat(search.stream(), baseline.stream())
                .forEach(run -> Chosen.find(run, criteria.size()).ifPresent(found -> chosen.put(run.key(), found)));
    }

    private static List<RunLog> logs(List<RunData> runs, Scoring scoring) {
        return runs.stream().map(run -> RunLog.of(run, scoring)).toList();
    }

    private String unit(Scoring scoring, int objective) {
        return data.runs().stream()
                .flatMap(run -> run.trials().stream())
                .flatMap(trial -> scoring.findUnit(trial.outcome(), objective).stream())
                .findFirst()
                .orElse("");
    }

    ExperimentData data() {
        return data;
    }

    List<RunLog> search() {
        return search;
    }

    List<RunLog> baseline() {
        return baseline;
    }

    List<Criterion> criteria() {
        return criteria;
    }

    Optional<Chosen> findChosen(RunLog run) {
        return Optional.ofNullable(chosen.get(run.key()));
    }

    /** What all runs with a result came to. */
    Stream<Chosen> chosen() {
        return chosen.values().stream();
    }

    /** Whether there are runs with a result, and in each of them this trial was evaluated finally. */
    boolean hasFinals(Function<Chosen, ScoredTrial> trial) {
        return !chosen.isEmpty()
                && chosen().allMatch(found -> finals.findLosses(
                                found.seed(), trial.apply(found).trial())
                        .isPresent());
    }

    /** The final losses of a trial that has them. */
    List<Double> finalLosses(long seed, ScoredTrial trial) {
        return finals.findLosses(seed, trial.trial()).orElseThrow();
    }
}
