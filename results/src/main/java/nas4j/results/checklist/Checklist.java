package nas4j.results.checklist;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Cost;
import nas4j.results.analysis.RunLog;
import nas4j.results.analysis.SeedScores;
import nas4j.results.analysis.Verdict;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.Setup;
import nas4j.results.text.NumberText;
import nas4j.store.Environment;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;

/**
 * Good practice of architecture search, answered from the log of an experiment. Lindauer and Hutter 2020, "Best practices
 * for scientific research on neural architecture search".
 */
public final class Checklist {
    private final Analysis analysis;
    private final ExperimentData data;
    private final Verdict verdict;

    private Checklist(Analysis analysis, Verdict verdict) {
        this.analysis = analysis;
        this.verdict = verdict;
        data = analysis.data();
    }

    /** The answers, in the order of the source. */
    public static List<Answer> of(Analysis analysis, Verdict verdict) {
        Checklist list = new Checklist(analysis, verdict);
        return List.of(
                list.code(),
                Answer.unknown("Code and data are published", "the log cannot tell"),
                list.protocol(),
                list.hardware(),
                list.randomSearch(),
                list.localSearch(),
                Answer.unknown(
                        "Ablations of the search strategy", "one experiment cannot tell; `nas compare` takes several"),
                list.seeds(),
                list.equalCost(),
                list.cost(),
                Answer.unknown("The cost of tuning the strategy's own settings", "the log holds this experiment alone"),
                list.curves(),
                list.noTestData(),
                list.onTest(),
                list.tabular(),
                list.confounders(),
                list.failures());
    }

    private Answer code() {
        String practice = "Code version and the whole configuration are kept";
        String versions = distinct(Environment::codeVersion);
        String hash = data.record().configHash();
        String config = "configuration " + hash.substring(0, Math.min(12, hash.length())) + " below";
        if (versions.isEmpty()) {
            return Answer.unknown(practice, "no session of work is in the log; " + config);
        }
        boolean one = count(Environment::codeVersion) == 1;
        return Answer.of(practice, one, "NAS4J " + versions + "; " + config);
    }

    private Answer protocol() {
        return Answer.of(
                "Same space, data, training and budget for all that is compared",
                !analysis.baseline().isEmpty(),
                analysis.baseline().isEmpty()
                        ? "nothing is compared"
                        : "the search and random search are runs of one experiment");
    }

    private Answer hardware() {
        String practice = "Same machine and software for all that is compared";
        Function<Environment, String> machine = session -> session.cpu() + ", " + session.os() + ", JDK "
                + session.jdk() + ", " + session.threads() + " threads, " + session.workers() + " workers";
        return data.sessions().isEmpty()
                ? Answer.unknown(practice, "no session of work is in the log")
                : Answer.of(practice, count(machine) == 1, distinct(machine));
    }

    private Answer randomSearch() {
        return Answer.of(
                "Random search as a baseline",
                !analysis.baseline().isEmpty(),
                analysis.baseline().size() + " runs beside " + analysis.search().size() + " of the search");
    }

    private Answer localSearch() {
        boolean isLocal = data.setup().strategy().contains("local");
        return Answer.of(
                "Local search as a baseline",
                isLocal,
                isLocal ? "it is what searched" : "not in this experiment; `nas compare` takes one");
    }

    private Answer seeds() {
        int seeds = verdict.scores().seeds().size();
        return Answer.of(
                "Several seeds, with spread and number",
                seeds >= Verdict.LEAST_SEEDS,
                seeds + " seeds with both; at least " + Verdict.LEAST_SEEDS + " are needed to say anything");
    }

    private Answer equalCost() {
        String practice = "Compared at equal cost";
        return verdict.scores().seeds().isEmpty()
                ? Answer.unknown(practice, "nothing is compared")
                : Answer.of(
                        practice,
                        verdict.cost().hasEqualEvaluations() && verdict.cost().hasEqualSeconds(),
                        verdict.cost().phrase());
    }

    private Answer cost() {
        Cost search = Cost.sum(analysis.search().stream().map(RunLog::cost).toList());
        double supernet = seconds(RunKey.SUPERNET);
        double askedFor = seconds(RunKey.ASKED_FOR);
        return Answer.of(
                "The cost of search and final training is told",
                search.evaluations() > 0,
                "search " + NumberText.plain(search.evaluations()) + " evaluations in "
                        + NumberText.duration(search.seconds())
                        + (supernet > 0 ? ", the supernet before it " + NumberText.duration(supernet) : "")
                        + ", final evaluations " + NumberText.duration(seconds(RunKey.FINAL))
                        + (askedFor > 0 ? ", networks of tasks or asked for " + NumberText.duration(askedFor) : ""));
    }

    private double seconds(String method) {
        return data.runs(method).stream()
                .flatMap(run -> run.trials().stream())
                .mapToDouble(
                        trial -> Duration.between(trial.start(), trial.end()).toMillis() / 1e3)
                .sum();
    }

    private Answer curves() {
        boolean some = analysis.runs().stream().anyMatch(run -> !run.scored().isEmpty());
        return Answer.of(
                "Best so far against evaluations and against time",
                some,
                some ? "section \u201cProgress\u201d" : "nothing was completed");
    }

    private Answer noTestData() {
        String practice = "No test data in the search";
        long touched = trials().filter(Checklist::holdsTestData).count();
        return touched == 0
                ? Answer.of(practice, true, "no trial of the search was measured on test data")
                : Answer.unknown(
                        practice,
                        touched + " trials hold numbers of test data beside what was searched by, as tables do");
    }

    private Answer onTest() {
        SeedScores first = analysis.scores(0);
        return Answer.of(
                "Compared on test data that the search did not choose by",
                first.onTest(),
                first.onTest()
                        ? "the best network of every run was evaluated once more; compared by "
                                + first.criterion().name()
                        : "not every run's best network was evaluated on test data");
    }

    private Answer tabular() {
        Setup setup = data.setup();
        String what = setup.isTabular()
                ? "networks were looked up in a published table"
                : setup.isEstimated() ? "networks were estimated by a " + setup.evaluation() : "networks were trained";
        return Answer.of("Tables and surrogates are named as such", true, what + " (" + setup.data() + ")");
    }

    private Answer confounders() {
        String practice = "What else moves results is listed";
        String recipe = data.setup().recipe().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        if (!recipe.isEmpty()) {
            return Answer.of(practice, true, recipe);
        }
        return data.setup().isTabular()
                ? Answer.unknown(practice, "the table's authors trained the networks")
                : Answer.unknown(practice, "the log holds no training recipe");
    }

    private Answer failures() {
        long all = trials().count();
        long completed = trials().filter(trial -> trial.outcome() instanceof TrialOutcome.Completed)
                .count();
        return Answer.of(
                "Failed trials are kept and counted",
                true,
                (all - completed) + " of " + all + " trials have no result");
    }

    private Stream<TrialRecord> trials() {
        return data.runs().stream()
                .filter(run -> !run.key().method().equals(RunKey.FINAL)
                        && !run.key().method().startsWith(RunKey.ASKED_FOR))
                .flatMap(run -> run.trials().stream());
    }

    private static boolean holdsTestData(TrialRecord trial) {
        return trial.outcome() instanceof TrialOutcome.Completed completed
                && completed.measurements().stream().anyMatch(measurement -> measurement.split() == Split.TEST);
    }

    private long count(Function<Environment, String> part) {
        return data.sessions().stream().map(part).distinct().count();
    }

    private String distinct(Function<Environment, String> part) {
        return data.sessions().stream().map(part).distinct().collect(Collectors.joining("; "));
    }
}
