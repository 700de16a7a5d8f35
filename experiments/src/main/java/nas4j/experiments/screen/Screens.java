package nas4j.experiments.screen;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nas4j.evaluate.Objective;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.ScreenPlan;
import nas4j.experiments.predict.PredictorFile;
import nas4j.experiments.predict.Predictors;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.proxy.ProxyProvider;
import nas4j.experiments.worker.TrialExecutor;
import nas4j.experiments.worker.WorkerCommand;
import nas4j.experiments.worker.WorkerPool;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.input.InputException;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.SearchProblem;
import nas4j.search.screen.Keep;
import nas4j.search.screen.LearntScreen;
import nas4j.search.screen.Screen;
import nas4j.search.screen.ScreenedSearcher;
import nas4j.space.Genotype;
import org.jspecify.annotations.Nullable;

/** The screens of an experiment's searches. For one thread. */
public final class Screens implements AutoCloseable {
    private final ScreenPlan plan;
    private final List<Objective> objectives;
    private final Keep keep;
    private final @Nullable PredictorFile predictor;
    private final @Nullable TrialExecutor executor;

    private Screens(
            ScreenPlan plan,
            List<Objective> objectives,
            @Nullable PredictorFile predictor,
            @Nullable TrialExecutor executor) {
        this.plan = plan;
        this.objectives = objectives;
        this.predictor = predictor;
        this.executor = executor;
        keep = Keep.share(plan.keep());
    }

    /**
     * Opens what the plan names; to be closed.
     *
     * @param workerMain main class of a process in which networks are scored; none is started before one is
     * @throws InputException if it is missing, or does not fit the experiment
     */
    public static Screens open(PreparedExperiment prepared, ScreenPlan plan, String workerMain, InstantSource clock) {
        Experiment experiment = prepared.experiment();
        List<Objective> objectives = experiment.goal().objectives();
        return switch (plan.by()) {
            case ScreenPlan.Learnt _ -> new Screens(plan, objectives, null, null);
            case ScreenPlan.Trained trained -> new Screens(plan, objectives, predictor(prepared, trained, plan), null);
            case ScreenPlan.Scored _ -> {
                requireImages(prepared, plan);
                WorkerCommand command = WorkerCommand.of(workerMain, experiment.processes());
                yield new Screens(
                        plan,
                        objectives,
                        null,
                        new WorkerPool(1, command, ProxyProvider.NAME, ExperimentText.write(experiment), null, clock));
            }
        };
    }

    private static PredictorFile predictor(PreparedExperiment prepared, ScreenPlan.Trained trained, ScreenPlan plan) {
        PredictorFile predictor = Predictors.load(trained.name(), trained.results(), plan.where());
        predictor.requireNetworksAlone(trained.name(), plan.where());
        predictor.requireSpace(trained.name(), prepared.space(), plan.where());
        List<Objective> objectives = prepared.experiment().goal().objectives();
        if (objectives.stream().noneMatch(objective -> isAbout(predictor, objective))) {
            throw new InputException(
                    plan.where(),
                    "found [" + trained.name() + "], which predicts " + predictor.target()
                            + ", accepted: a predictor of one of the objectives, "
                            + objectives.stream().map(Screens::name).collect(Collectors.joining(", ")));
        }
        return predictor;
    }

    private static void requireImages(PreparedExperiment prepared, ScreenPlan plan) {
        if (!(prepared.material() instanceof Material.Images)) {
            throw new InputException(
                    plan.where(),
                    "found a proxy, which has to look at images; there are none in these data, accepted with them:"
                            + " by: predictor");
        }
    }

    static boolean isAbout(PredictorFile predictor, Objective objective) {
        return predictor.target().equals(name(objective));
    }

    private static String name(Objective objective) {
        return objective.measurement() + (objective.device().isEmpty() ? "" : " on " + objective.device());
    }

    /**
     * Puts a screen around a searcher that has suggested nothing yet.
     *
     * @param wasTaken whether a search that is resumed took a genotype before
     */
    public ScreenedSearcher around(BlackBoxSearcher searcher, SearchProblem problem, Predicate<Genotype> wasTaken) {
        return new ScreenedSearcher(searcher, screen(problem, wasTaken), keep, problem.known());
    }

    private Screen screen(SearchProblem problem, Predicate<Genotype> wasTaken) {
        return switch (plan.by()) {
            case ScreenPlan.Learnt learnt -> new LearntScreen(problem, learnt.model());
            case ScreenPlan.Trained _ ->
                new TrainedScreen(Objects.requireNonNull(predictor), objectives, problem.known());
            case ScreenPlan.Scored scored ->
                new ProxyScreen(
                        Objects.requireNonNull(executor), scored.proxy().proxy(), problem.seed(), keep, wasTaken);
        };
    }

    @Override
    public void close() {
        if (executor != null) {
            executor.close();
        }
    }
}
