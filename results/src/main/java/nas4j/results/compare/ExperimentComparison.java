package nas4j.results.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Criterion;
import nas4j.results.analysis.SeedScores;
import nas4j.results.model.ExperimentData;
import nas4j.store.ExperimentStatus;

/** Compares the searches of experiments, each with its random search. */
public final class ExperimentComparison {
    private static final String RANDOM = "random search";

    private final List<Analysis> analyses;
    private final Criterion criterion;
    private final List<Method> searches = new ArrayList<>();
    private final Map<String, Method> random = new LinkedHashMap<>();

    private ExperimentComparison(List<Analysis> analyses) {
        this.analyses = analyses;
        criterion = analyses.getFirst().mainCriterion();
        for (Analysis analysis : analyses) {
            SeedScores scores = analysis.mainScores();
            String name = analysis.data().name();
            searches.add(method(name, scores.search()));
            if (!scores.baseline().isEmpty()) {
                random.put(name, method(RANDOM, scores.baseline()));
            }
        }
        nameRandomSearches();
    }

    /**
     * Compares experiments by their objective, or by the hypervolume of several.
     *
     * @param experiments one or more
     * @throws nas4j.input.InputException if one has fewer than 3 seeds, or spaces, data or protocols differ
     */
    public static Comparison of(List<ExperimentData> experiments) {
        List<Analysis> analyses = Analysis.together(experiments);
        Comparability.require(analyses);
        return new ExperimentComparison(analyses).compare();
    }

    private Method method(String name, NavigableMap<Long, Double> losses) {
        NavigableMap<Long, Double> values = new TreeMap<>();
        losses.forEach((seed, loss) -> values.put(seed, criterion.value(loss)));
        return new Method(name, values, true);
    }

    /** Random searches with the same scores are one; others are named after their experiment. */
    private void nameRandomSearches() {
        boolean alike = random.values().stream().distinct().count() <= 1;
        if (!alike) {
            random.replaceAll((name, method) -> new Method(RANDOM + " of " + name, method.scores(), true));
        } else if (!random.isEmpty()) {
            Method only = random.values().iterator().next();
            searches.forEach(search -> random.put(search.name(), only));
        }
    }

    private Comparison compare() {
        Speed speed = Speed.of(analyses, searches, random);
        return new Comparison(
                criterion,
                Rows.methods(searches, random, criterion),
                Rows.pairs(searches, criterion),
                criterion.value(speed.target()),
                speed.rows(),
                remarks());
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        boolean onTest = analyses.getFirst().mainScores().onTest();
        remarks.add(
                onTest
                        ? "Scores are of the final evaluation of the network that each run chose."
                        : "Scores are what the searches saw: there is no final evaluation of every run.");
        if (random.isEmpty()) {
            remarks.add("Random search was not run: what the searches are worth cannot be told.");
        }
        for (Analysis analysis : analyses) {
            findUnfinished(analysis.data()).ifPresent(remarks::add);
        }
        if (analyses.stream()
                        .map(analysis -> machines(analysis.data()))
                        .distinct()
                        .count()
                > 1) {
            remarks.add("The experiments were run on different machines or with different software.");
        }
        return remarks;
    }

    private static Optional<String> findUnfinished(ExperimentData data) {
        return data.record().status() == ExperimentStatus.FINISHED
                ? Optional.empty()
                : Optional.of("[" + data.name() + "] is not finished.");
    }

    private static List<String> machines(ExperimentData data) {
        return data.sessions().stream()
                .map(session -> session.cpu() + session.os() + session.jdk() + session.codeVersion())
                .distinct()
                .sorted()
                .toList();
    }
}
