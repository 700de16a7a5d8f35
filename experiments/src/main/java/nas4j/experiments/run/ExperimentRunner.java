package nas4j.experiments.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.Goal;
import nas4j.experiments.prepare.Hashes;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.prepare.Protocols;
import nas4j.experiments.run.SearchLoop.End;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.experiments.yaml.Strategies;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.store.Environment;
import nas4j.store.EventRecord;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;
import org.jspecify.annotations.Nullable;

/**
 * Runs an experiment from its beginning, or from where it was ended, to its end: a search and a baseline for each seed,
 * then what decides between them. For one thread.
 */
public final class ExperimentRunner {
    private final TrialStore store;
    private final Environment environment;
    private final RunListener listener;
    private final InstantSource clock;
    private final Stop stop;
    private final String workerMain;

    /** @param workerMain name of the main class of worker processes, which runs a {@code WorkerLoop} */
    public ExperimentRunner(
            TrialStore store,
            Environment environment,
            RunListener listener,
            InstantSource clock,
            Stop stop,
            String workerMain) {
        this.store = store;
        this.environment = environment;
        this.listener = listener;
        this.clock = clock;
        this.stop = stop;
        this.workerMain = workerMain;
    }

    /**
     * Runs to the end, or until a stop is asked for.
     *
     * @return how far it is now
     * @throws InputException if there is another experiment of that name, or another process works on this one
     * @throws ExecutionException if evaluations cannot be begun, or results not be kept
     */
    public ExperimentStatus run(PreparedExperiment prepared) throws InterruptedException, ExecutionException {
        combinesObjectives(
                Strategies.named(prepared.experiment().search().strategy()),
                prepared.experiment().goal());
        String name = prepared.experiment().name();
        if (isFinished(record(prepared))) {
            listener.remark("experiment [" + name + "] is finished already; nothing was done");
            return ExperimentStatus.FINISHED;
        }
        try (TrialStore.ExperimentLock _ = store.lock(name);
                Evaluations evaluations = EvaluationsOf.material(prepared, workerMain, listener, clock)) {
            return run(prepared, evaluations);
        }
    }

    /** Runs an experiment that is kept and locked. */
    ExperimentStatus run(PreparedExperiment prepared, Evaluations evaluations)
            throws InterruptedException, ExecutionException {
        Experiment experiment = prepared.experiment();
        long session = store.begin(experiment.name(), environment);
        event(experiment, "begun", "session " + session);
        store.setStatus(experiment.name(), ExperimentStatus.RUNNING);
        ExperimentStatus status = run(new Work(prepared, evaluations, session));
        store.setStatus(experiment.name(), status);
        event(experiment, status == ExperimentStatus.FINISHED ? "finished" : "interrupted", "");
        return status;
    }

    /** What one session of work needs. */
    private record Work(PreparedExperiment prepared, Evaluations evaluations, long session) {
        Experiment experiment() {
            return prepared.experiment();
        }
    }

    private ExperimentStatus run(Work work) throws InterruptedException, ExecutionException {
        for (long seed : work.experiment().seeds()) {
            for (String method : methods(work.experiment())) {
                RunKey run = new RunKey(work.experiment().name(), method, seed);
                if (search(work, run) == End.STOPPED) {
                    return ExperimentStatus.INTERRUPTED;
                }
            }
        }
        return new FinalStage(store, work.session(), work.prepared(), work.evaluations(), listener, stop).run();
    }

    private static List<String> methods(Experiment experiment) {
        List<String> methods = new ArrayList<>(List.of(RunKey.SEARCH));
        if (experiment.baseline()) {
            methods.add(RunKey.BASELINE);
        }
        return methods;
    }

    private End search(Work work, RunKey run) throws InterruptedException, ExecutionException {
        Experiment experiment = work.experiment();
        SearcherProvider provider = provider(experiment, run);
        boolean combines = combinesObjectives(provider, experiment.goal());
        listener.runBegins(run);
        SearchProblem problem = new SearchProblem(
                work.prepared().space(),
                combines ? 1 : experiment.goal().objectives().size(),
                experiment.budget().trials(),
                TrialSeeds.of(run, -1));
        Settings settings = Settings.of(provider.settings(), settings(experiment, run));
        RunContext context = new RunContext(
                work.prepared(), work.evaluations(), combines, listener, clock, stop, end(experiment, run));
        Ledger ledger = Ledger.open(store, work.session(), run, listener);
        End end = new SearchLoop(provider.open(problem, settings), context, ledger).run();
        listener.runEnds(run, end.toString());
        return end;
    }

    /** @throws InputException if the strategy takes one objective, and nothing says how several become one */
    private static boolean combinesObjectives(SearcherProvider provider, Goal goal) {
        if (provider.takesManyObjectives() || goal.objectives().size() == 1) {
            return false;
        }
        if (goal.scalar() == null) {
            throw new InputException(
                    new Where("", 0, 0, "objectives"),
                    "found [" + goal.objectives().size() + "] objectives, the strategy " + provider.name()
                            + " takes 1\nMaybe combine them: scalar: {mnasnet-soft: {target: 1}}.");
        }
        return true;
    }

    private static SearcherProvider provider(Experiment experiment, RunKey run) {
        return Strategies.named(
                run.method().equals(RunKey.BASELINE)
                        ? Strategies.BASELINE
                        : experiment.search().strategy());
    }

    private static Map<String, Double> settings(Experiment experiment, RunKey run) {
        return run.method().equals(RunKey.BASELINE)
                ? Map.of()
                : experiment.search().settings();
    }

    /** When the run's time is over; what earlier sessions spent on its trials counts. */
    private @Nullable Instant end(Experiment experiment, RunKey run) {
        Duration time = experiment.budget().time();
        if (time == null) {
            return null;
        }
        try (Stream<TrialRecord> trials = store.trials(run)) {
            Duration spent = trials.map(trial -> Duration.between(trial.start(), trial.end()))
                    .reduce(Duration.ZERO, Duration::plus)
                    .dividedBy(experiment.workers());
            return clock.instant().plus(time).minus(spent);
        }
    }

    private boolean isFinished(ExperimentRecord record) {
        return record.status() == ExperimentStatus.FINISHED;
    }

    /** The experiment as it is kept; keeps it if it is new. */
    private ExperimentRecord record(PreparedExperiment prepared) {
        Experiment experiment = prepared.experiment();
        String config = ExperimentText.write(experiment);
        Optional<ExperimentRecord> known = store.findExperiment(experiment.name());
        if (known.isPresent()) {
            requireSame(known.get(), config);
            return known.get();
        }
        ExperimentRecord record = new ExperimentRecord(
                experiment.name(),
                config,
                Hashes.sha256(config),
                Protocols.of(prepared).text(),
                ExperimentStatus.RUNNING,
                clock.instant());
        store.create(record);
        return record;
    }

    private static void requireSame(ExperimentRecord known, String config) {
        if (!known.config().equals(config)) {
            throw new InputException(
                    Where.UNKNOWN,
                    "there is an experiment [" + known.name() + "] with another configuration\nMaybe give this one"
                            + " another name: --name " + known.name() + "-2");
        }
    }

    private void event(Experiment experiment, String kind, String text) {
        store.append(new EventRecord(experiment.name(), clock.instant(), kind, text));
    }
}
