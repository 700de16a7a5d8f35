package nas4j.experiments.bench;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import nas4j.experiments.agents.Workplaces;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.evaluation.Evaluations;
import nas4j.experiments.evaluation.EvaluationsOf;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.run.ExperimentRunner;
import nas4j.experiments.run.Stop;
import nas4j.experiments.show.ReportInput;
import nas4j.results.analysis.Analysis;
import nas4j.store.Environment;
import nas4j.store.ExperimentStatus;
import nas4j.store.TrialStore;

/**
 * Runs strategies on a published table, each as an experiment of its own, and says what they came to. Experiments that are
 * finished in the store are not run again.
 */
public final class Bench {

    private final BenchPlan plan;
    private final TrialStore store;
    private final Function<PreparedExperiment, Environment> environment;
    private final InstantSource clock;
    private final Stop stop;
    private final Consumer<String> told;

    /** @param told is told of each strategy that is done, by any thread */
    public Bench(
            BenchPlan plan,
            TrialStore store,
            Function<PreparedExperiment, Environment> environment,
            InstantSource clock,
            Stop stop,
            Consumer<String> told) {
        this.plan = plan;
        this.store = store;
        this.environment = environment;
        this.clock = clock;
        this.stop = stop;
        this.told = told;
    }

    /** The experiments of a suite, one for each strategy. */
    public List<Experiment> experiments(BenchPlan.Suite suite) {
        return suite.strategies().stream()
                .map(strategy -> BenchExperiments.of(plan, suite, strategy))
                .toList();
    }

    /**
     * Runs all.
     *
     * @param threads experiments at once, from 1
     * @return one row for each strategy of each suite, in their order; fewer if a stop was asked for
     * @throws nas4j.input.InputException if the table is missing, or a strategy cannot be used on it
     */
    public List<BenchRow> run(int threads) throws InterruptedException, ExecutionException {
        List<Callable<List<BenchRow>>> jobs = new ArrayList<>();
        for (BenchPlan.Suite suite : plan.suites()) {
            Experiment first = experiments(suite).getFirst();
            Truth truth = truth(PreparedExperiment.of(first));
            for (Experiment experiment : experiments(suite)) {
                jobs.add(() -> row(experiment, truth));
            }
        }
        List<BenchRow> rows = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<List<BenchRow>>> begun = jobs.stream().map(pool::submit).toList();
            try {
                for (Future<List<BenchRow>> each : begun) {
                    rows.addAll(each.get());
                }
            } finally {
                pool.shutdownNow();
            }
        }
        return rows;
    }

    private Truth truth(PreparedExperiment prepared) throws InterruptedException, ExecutionException {
        if (!(prepared.material() instanceof Material.Published published)) {
            throw new IllegalStateException("[" + plan.table() + "] is no table");
        }
        try (Evaluations evaluations =
                EvaluationsOf.material(prepared, plan.folder().toUri(), Workplaces.NONE, (_, _, _) -> {}, clock)) {
            return Truth.of(prepared, evaluations, published.table().genotypes());
        }
    }

    /** Empty if a stop was asked for. */
    private List<BenchRow> row(Experiment experiment, Truth truth) throws InterruptedException, ExecutionException {
        SearcherTime time = new SearcherTime();
        PreparedExperiment prepared = PreparedExperiment.of(experiment);
        ExperimentStatus status = new ExperimentRunner(
                        store, environment.apply(prepared), time, clock, stop, Workplaces.NONE)
                .run(prepared);
        if (status != ExperimentStatus.FINISHED) {
            return List.of();
        }
        Analysis analysis =
                Analysis.of(ReportInput.read(store, List.of(experiment.name())).getFirst());
        Looks looks = new Looks(analysis.search(), plan.at());
        told.accept(experiment.name() + ": " + plan.seeds() + " searches done");
        return List.of(new BenchRow(
                plan.table(),
                experiment.search().strategy(),
                experiment.goal().objectives(),
                plan.seeds(),
                plan.at(),
                looks.ofBest(truth::regret),
                looks.ofBest(truth::score),
                looks.ofAll(losses -> truth.holdsTopTen(losses) ? 1 : 0),
                analysis.hasManyObjectives() ? looks.ofAll(truth::hypervolumeShare) : null,
                time.perTrial()));
    }
}
