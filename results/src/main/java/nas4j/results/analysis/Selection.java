package nas4j.results.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.RunData;
import nas4j.store.RunKey;

/** The runs of an experiment, what each came to, and the losses of that. */
final class Selection {
    private final ExperimentData data;
    private final List<RunLog> search;
    private final List<RunLog> baseline;
    private final List<Criterion> criteria;
    private final Map<RunLog, Chosen> chosen = new HashMap<>();
    private final Map<RunLog, List<List<Double>>> losses = new HashMap<>();
    private final boolean onTest;

    /** @param mayUseTest whether losses are those of the final evaluation if it has them for all runs */
    Selection(ExperimentData data, boolean mayUseTest) {
        this.data = data;
        Scoring scoring = new Scoring(data.objectives());
        search = logs(data.runs(RunKey.SEARCH), scoring);
        baseline = logs(data.runs(RunKey.BASELINE), scoring);
        criteria = IntStream.range(0, data.objectives().size())
                .mapToObj(k -> Criterion.of(data.objectives().get(k), unit(scoring, k)))
                .toList();
        Stream.concat(search.stream(), baseline.stream())
                .forEach(run -> Chosen.find(run, criteria.size()).ifPresent(found -> chosen.put(run, found)));
        Finals finals = new Finals(data, scoring);
        chosen.forEach(
                (run, found) -> found.findFinalLosses(finals).ifPresent(finalLosses -> losses.put(run, finalLosses)));
        onTest = mayUseTest && !chosen.isEmpty() && losses.size() == chosen.size();
        if (!onTest) {
            chosen.forEach((run, found) -> losses.put(run, found.losses()));
        }
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

    boolean isOnTest() {
        return onTest;
    }

    Optional<Chosen> findChosen(RunLog run) {
        return Optional.ofNullable(chosen.get(run));
    }

    /** The losses of what a run came to, one point for each chosen trial; empty if it completed nothing. */
    List<List<Double>> losses(RunLog run) {
        return losses.getOrDefault(run, List.of());
    }

    /** The losses of all runs. */
    Stream<List<Double>> losses() {
        return losses.values().stream().flatMap(List::stream);
    }

    /** The same as the search saw them. */
    Stream<List<Double>> seenLosses() {
        return chosen.values().stream().flatMap(found -> found.losses().stream());
    }
}
