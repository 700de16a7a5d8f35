package nas4j.experiments.evaluation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.agents.AgentFigures;
import nas4j.experiments.agents.Asked;
import nas4j.experiments.prepare.Judge;
import nas4j.experiments.worker.JobFiles;
import nas4j.experiments.worker.TrialExecutor;
import nas4j.experiments.worker.TrialJob;
import nas4j.experiments.worker.TrialJob.Purpose;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.probe.agent.AgentFailedException;
import nas4j.space.Genotype;
import org.jspecify.annotations.Nullable;

/** Has networks trained or scored by workers, and measured meanwhile by the devices that an experiment is about. */
final class WorkerEvaluations implements Evaluations {
    private final TrialExecutor executor;
    private final Judge judge;
    private final EvaluationListener listener;
    private final AgentFigures agents;
    private final boolean trains;
    private final @Nullable Path supernet;
    private final InstantSource clock;

    /**
     * Evaluations by some workers.
     *
     * @param trains whether networks are trained, so that there is something to hand back
     * @param supernet file of the weights that networks share; null where they share none
     */
    WorkerEvaluations(
            TrialExecutor executor,
            Judge judge,
            EvaluationListener listener,
            AgentFigures agents,
            boolean trains,
            @Nullable Path supernet,
            InstantSource clock) {
        this.executor = executor;
        this.judge = judge;
        this.listener = listener;
        this.agents = agents;
        this.trains = trains;
        this.supernet = supernet;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Evaluated> begin(Draft draft, List<Measurement> costs) {
        return with(submit(draft, Purpose.SEARCH, null), agents.ask(genotype(draft)))
                .thenApply(answer -> evaluated(answer, judged(answer, costs)));
    }

    @Override
    public CompletableFuture<Evaluated> beginFinal(Draft draft, List<Measurement> costs) {
        return with(submit(draft, Purpose.FINAL, null), agents.ask(genotype(draft)))
                .thenApply(answer -> evaluated(answer, joined(answer.outcome(), costs)));
    }

    @Override
    public Optional<CompletableFuture<Evaluated>> beginMeasurement(Draft draft, TrialOutcome known) {
        boolean isOnHost = judge.devices().contains(HostProbe.DEVICE);
        if (!isOnHost && agents.isNone()) {
            return Optional.empty();
        }
        CompletableFuture<TrialExecutor.Answer> here = isOnHost
                ? submit(draft, Purpose.MEASUREMENT, null)
                : CompletableFuture.completedFuture(nothing(clock.instant()));
        return Optional.of(with(here, agents.askAgain(genotype(draft)))
                .thenApply(answer -> evaluated(answer, judged(answer, others(known, answer)))));
    }

    @Override
    public CompletableFuture<Evaluated> beginSupernet(Draft draft) {
        return submit(draft, Purpose.SUPERNET, null).thenApply(answer -> evaluated(answer, answer.outcome()));
    }

    @Override
    public CompletableFuture<Evaluated> beginOneShot(Draft draft) {
        return submit(draft, Purpose.ONE_SHOT, null).thenApply(answer -> evaluated(answer, answer.outcome()));
    }

    @Override
    public CompletableFuture<Evaluated> beginAlone(Draft draft, List<Measurement> costs) {
        return submit(draft, Purpose.ALONE, null)
                .thenApply(answer -> evaluated(answer, joined(answer.outcome(), costs)));
    }

    private static Genotype genotype(Draft draft) {
        return draft.suggestion().genotype();
    }

    /** Where devices alone have something to do. */
    private static TrialExecutor.Answer nothing(Instant now) {
        return new TrialExecutor.Answer(new TrialOutcome.Completed(List.of()), now, now, "agents");
    }

    /** An answer with what devices measure; of what could not be evaluated here nothing more is asked. */
    private CompletableFuture<TrialExecutor.Answer> with(CompletableFuture<TrialExecutor.Answer> here, Asked asked) {
        return here.thenCompose(answer -> {
            if (!(answer.outcome() instanceof TrialOutcome.Completed completed)) {
                asked.withdraw();
                return CompletableFuture.completedFuture(answer);
            }
            return asked.figures().handle((figures, problem) -> ended(answer, outcome(completed, figures, problem)));
        });
    }

    private TrialExecutor.Answer ended(TrialExecutor.Answer answer, TrialOutcome outcome) {
        return agents.isNone()
                ? answer
                : new TrialExecutor.Answer(outcome, answer.start(), clock.instant(), answer.worker());
    }

    private static TrialOutcome outcome(
            TrialOutcome.Completed here, @Nullable List<Measurement> figures, @Nullable Throwable problem) {
        if (figures != null) {
            return joined(here, figures);
        }
        Throwable cause = problem instanceof CompletionException wrapped ? wrapped.getCause() : problem;
        if (cause instanceof AgentFailedException failed) {
            return new TrialOutcome.Failed(String.valueOf(failed.getMessage()));
        }
        throw new CompletionException(cause);
    }

    /** What is known and was not measured now. */
    private static List<Measurement> others(TrialOutcome known, TrialExecutor.Answer answer) {
        return measurements(known).stream()
                .filter(old -> measurements(answer.outcome()).stream()
                        .noneMatch(now ->
                                now.name().equals(old.name()) && now.device().equals(old.device())))
                .toList();
    }

    private static List<Measurement> measurements(TrialOutcome outcome) {
        return outcome instanceof TrialOutcome.Completed completed ? completed.measurements() : List.of();
    }

    @Override
    public Optional<CompletableFuture<Evaluated>> beginDelivery(Draft draft, List<Measurement> costs, Path file) {
        if (!trains) {
            return Optional.empty();
        }
        CompletableFuture<TrialExecutor.Answer> delivered = submit(draft, Purpose.DELIVERY, file);
        return Optional.of(delivered
                .thenCompose(answer -> answer.outcome() instanceof TrialOutcome.Completed
                        ? with(delivered, agents.ask(file))
                        : delivered)
                .thenApply(answer -> evaluated(answer, joined(answer.outcome(), costs))));
    }

    private CompletableFuture<TrialExecutor.Answer> submit(Draft draft, Purpose purpose, @Nullable Path model) {
        JobFiles files = new JobFiles(
                text(model),
                text(supernet == null ? draft.continued().from() : supernet),
                text(supernet == null ? draft.continued().left() : supernet));
        TrialJob job = new TrialJob(
                draft.suggestion().genotype().text(), draft.suggestion().share(), draft.seed(), purpose, files);
        return executor.submit(job, (done, text) -> listener.progress(draft, done, text));
    }

    private static @Nullable String text(@Nullable Path file) {
        return file == null ? null : file.toString();
    }

    private TrialOutcome judged(TrialExecutor.Answer answer, List<Measurement> costs) {
        return joined(answer.outcome(), costs) instanceof TrialOutcome.Completed completed
                ? judge.outcome(completed.measurements())
                : answer.outcome();
    }

    private static TrialOutcome joined(TrialOutcome outcome, List<Measurement> more) {
        if (!(outcome instanceof TrialOutcome.Completed completed)) {
            return outcome;
        }
        List<Measurement> all = new ArrayList<>(completed.measurements());
        all.addAll(more);
        return new TrialOutcome.Completed(all);
    }

    private static Evaluated evaluated(TrialExecutor.Answer answer, TrialOutcome outcome) {
        return new Evaluated(outcome, answer.start(), answer.end(), answer.worker());
    }

    @Override
    public void close() {
        agents.close();
        executor.close();
    }
}
