package nas4j.experiments.run;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import nas4j.experiments.agents.DeviceAwayException;
import nas4j.experiments.agents.Workplaces;
import nas4j.experiments.config.EvaluationPlan;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.ExportPrecision;
import nas4j.experiments.config.ScreenPlan;
import nas4j.experiments.evaluation.Draft;
import nas4j.experiments.evaluation.EvaluationListener;
import nas4j.experiments.evaluation.Evaluations;
import nas4j.experiments.evaluation.EvaluationsOf;
import nas4j.experiments.prepare.Hashes;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.prepare.Protocols;
import nas4j.experiments.screen.Screens;
import nas4j.experiments.supernet.Samplers;
import nas4j.experiments.training.BitPlans;
import nas4j.experiments.training.GradientPlans;
import nas4j.experiments.training.TaskPlans;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.experiments.yaml.Strategies;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.search.StrategyProvider;
import nas4j.search.bits.BitSearchProvider;
import nas4j.search.differentiable.strategy.GradientSearchProvider;
import nas4j.search.task.TaskSearchProvider;
import nas4j.space.Genotype;
import nas4j.store.Environment;
import nas4j.store.EventRecord;
import nas4j.store.ExperimentRecord;
import nas4j.store.ExperimentStatus;
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
    private final Workplaces workplaces;

    public ExperimentRunner(
            TrialStore store,
            Environment environment,
            RunListener listener,
            InstantSource clock,
            Stop stop,
            Workplaces workplaces) {
        this.store = store;
        this.environment = environment;
        this.listener = listener;
        this.clock = clock;
        this.stop = stop;
        this.workplaces = workplaces;
    }

    /**
     * Runs to the end, or until a stop is asked for.
     *
     * @return how far it is now
     * @throws InputException if there is another experiment of that name, or another process works on this one
     * @throws ExecutionException if evaluations cannot be begun, or results not be kept
     */
    public ExperimentStatus run(PreparedExperiment prepared) throws InterruptedException, ExecutionException {
        return toTheEnd(prepared, session -> new FinalStage(session).run());
    }

    /** As {@link #run}, but the searches alone: nothing is evaluated once more, and nothing handed back. */
    public ExperimentStatus search(PreparedExperiment prepared) throws InterruptedException, ExecutionException {
        return toTheEnd(prepared, _ -> ExperimentStatus.FINISHED);
    }

    /**
     * Makes a network of a search what an experiment hands back: trains it for as long as the plan says, and keeps it as
     * an ONNX model.
     *
     * @param trial a completed trial of a search of the experiment
     * @param precision that {@code prepared} was given for this network; null for the experiment's own
     * @return the trial that the training is; empty if nothing is trained
     * @throws InputException if another process works on the experiment
     */
    public Optional<TrialRecord> deliver(
            PreparedExperiment prepared, TrialRecord trial, @Nullable ExportPrecision precision)
            throws InterruptedException, ExecutionException {
        try (TrialStore.ExperimentLock _ = store.lock(prepared.experiment().name());
                Evaluations evaluations = evaluations(prepared)) {
            return new Delivery(begin(prepared, evaluations)).deliver(trial, precision);
        } finally {
            listener.ended();
        }
    }

    private record Told(RunListener listener) implements EvaluationListener {
        @Override
        public void progress(Draft draft, double done, String text) {
            listener.trialProgress(draft.run(), draft.id(), done, text);
        }

        @Override
        public void remark(String text) {
            listener.remark(text);
        }
    }

    /** What is done when the searches have ended. */
    @FunctionalInterface
    private interface Last {
        ExperimentStatus run(Session session) throws InterruptedException, ExecutionException;
    }

    private ExperimentStatus toTheEnd(PreparedExperiment prepared, Last last)
            throws InterruptedException, ExecutionException {
        Experiment experiment = prepared.experiment();
        StrategyProvider provider = Strategies.named(experiment.search().strategy());
        SearchStage.combinesObjectives(provider, experiment);
        SearchStage.requireDescriptors(provider, experiment);
        SearchStage.requirePartOfTheBudget(provider, prepared);
        Genotype start = SearchStage.start(prepared);
        switch (provider) {
            case GradientSearchProvider _ -> GradientPlans.require(prepared);
            case TaskSearchProvider _ -> TaskPlans.require(prepared);
            case BitSearchProvider _ -> BitPlans.require(prepared, start);
            default -> {}
        }
        if (experiment.evaluation() instanceof EvaluationPlan.BySupernet plan) {
            Samplers.require(prepared, plan);
        }
        if (isFinished(record(prepared))) {
            listener.remark("experiment [" + experiment.name() + "] is finished already; nothing was done");
            return ExperimentStatus.FINISHED;
        }
        try (TrialStore.ExperimentLock _ = store.lock(experiment.name());
                Screens screens = screens(prepared);
                Evaluations evaluations = evaluations(prepared)) {
            return toTheEnd(prepared, screens, evaluations, last);
        } finally {
            listener.ended();
        }
    }

    /** Runs an experiment that is kept and locked. */
    ExperimentStatus run(PreparedExperiment prepared, Evaluations evaluations)
            throws InterruptedException, ExecutionException {
        return toTheEnd(prepared, null, evaluations, session -> new FinalStage(session).run());
    }

    private ExperimentStatus toTheEnd(
            PreparedExperiment prepared, @Nullable Screens screens, Evaluations evaluations, Last last)
            throws InterruptedException, ExecutionException {
        Experiment experiment = prepared.experiment();
        Session session = begin(prepared, evaluations);
        store.setStatus(experiment.name(), ExperimentStatus.RUNNING);
        ExperimentStatus status = stages(session, screens, last);
        store.setStatus(experiment.name(), status);
        event(experiment, status == ExperimentStatus.FINISHED ? "finished" : "interrupted", "");
        return status;
    }

    private ExperimentStatus stages(Session session, @Nullable Screens screens, Last last)
            throws InterruptedException, ExecutionException {
        try {
            SupernetStage supernet = new SupernetStage(session, clock);
            if (!supernet.run()
                    || !new OneShotStage(session, clock).run()
                    || !new SearchStage(session, screens, clock).run()) {
                return ExperimentStatus.INTERRUPTED;
            }
            ExperimentStatus status = last.run(session);
            if (status == ExperimentStatus.FINISHED) {
                supernet.cleanUp();
            }
            return status;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DeviceAwayException away) {
                listener.remark(String.valueOf(away.getMessage()));
                return ExperimentStatus.INTERRUPTED;
            }
            throw e;
        }
    }

    private @Nullable Screens screens(PreparedExperiment prepared) {
        ScreenPlan plan = prepared.experiment().search().screen();
        return plan == null ? null : Screens.open(prepared, plan, workplaces.workerMain(), clock);
    }

    private Evaluations evaluations(PreparedExperiment prepared) {
        return EvaluationsOf.material(
                prepared, store.place(prepared.experiment().name()), workplaces, new Told(listener), clock);
    }

    private Session begin(PreparedExperiment prepared, Evaluations evaluations) {
        String name = prepared.experiment().name();
        long number = store.begin(name, environment);
        event(prepared.experiment(), "begun", "session " + number);
        return new Session(store, number, prepared, evaluations, listener, stop);
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
