package nas4j.experiments.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.prepare.Judge;
import nas4j.experiments.worker.JobFiles;
import nas4j.experiments.worker.TrialExecutor;
import nas4j.experiments.worker.TrialJob;
import nas4j.experiments.worker.TrialJob.Purpose;
import nas4j.hardware.probe.HostProbe;
import org.jspecify.annotations.Nullable;

/** Has networks trained by workers. */
final class TrainingEvaluations implements Evaluations {
    private final TrialExecutor executor;
    private final Judge judge;
    private final EvaluationListener listener;

    TrainingEvaluations(TrialExecutor executor, Judge judge, EvaluationListener listener) {
        this.executor = executor;
        this.judge = judge;
        this.listener = listener;
    }

    @Override
    public CompletableFuture<Evaluated> begin(Draft draft, List<Measurement> costs) {
        return submit(draft, Purpose.SEARCH, null).thenApply(answer -> evaluated(answer, judged(answer, costs)));
    }

    @Override
    public CompletableFuture<Evaluated> beginFinal(Draft draft, List<Measurement> costs) {
        return submit(draft, Purpose.FINAL, null).thenApply(answer -> evaluated(answer, joined(answer, costs)));
    }

    @Override
    public Optional<CompletableFuture<Evaluated>> beginMeasurement(Draft draft, TrialOutcome known) {
        return judge.devices().contains(HostProbe.DEVICE)
                ? Optional.of(submit(draft, Purpose.MEASUREMENT, null)
                        .thenApply(answer -> evaluated(answer, judged(answer, others(known, answer)))))
                : Optional.empty();
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
        return Optional.of(
                submit(draft, Purpose.DELIVERY, file).thenApply(answer -> evaluated(answer, joined(answer, costs))));
    }

    private CompletableFuture<TrialExecutor.Answer> submit(Draft draft, Purpose purpose, @Nullable Path model) {
        JobFiles files = new JobFiles(
                text(model),
                text(draft.continued().from()),
                text(draft.continued().left()));
        TrialJob job = new TrialJob(
                draft.suggestion().genotype().text(), draft.suggestion().share(), draft.seed(), purpose, files);
        return executor.submit(job, (done, text) -> listener.progress(draft, done, text));
    }

    private static @Nullable String text(@Nullable Path file) {
        return file == null ? null : file.toString();
    }

    private TrialOutcome judged(TrialExecutor.Answer answer, List<Measurement> costs) {
        return joined(answer, costs) instanceof TrialOutcome.Completed completed
                ? judge.outcome(completed.measurements())
                : answer.outcome();
    }

    private static TrialOutcome joined(TrialExecutor.Answer answer, List<Measurement> costs) {
        if (!(answer.outcome() instanceof TrialOutcome.Completed completed)) {
            return answer.outcome();
        }
        List<Measurement> all = new ArrayList<>(completed.measurements());
        all.addAll(costs);
        return new TrialOutcome.Completed(all);
    }

    private static Evaluated evaluated(TrialExecutor.Answer answer, TrialOutcome outcome) {
        return new Evaluated(outcome, answer.start(), answer.end(), answer.worker());
    }

    @Override
    public void close() {
        executor.close();
    }
}
