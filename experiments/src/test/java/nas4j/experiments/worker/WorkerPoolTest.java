package nas4j.experiments.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.input.InputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerPoolTest {
    private static final WorkerCommand COMMAND = new WorkerCommand("nas4j.experiments.cli.WorkerMain", 64);

    private static WorkerPool pool(int workers, String setup, @Nullable Duration limit) {
        return new WorkerPool(workers, COMMAND, TroubleProvider.NAME, setup, limit, InstantSource.system());
    }

    private static TrialJob job(String genotype, long seed) {
        return new TrialJob(genotype, 1, seed, TrialJob.Purpose.SEARCH, null);
    }

    private static CompletableFuture<TrialExecutor.Answer> submit(WorkerPool pool, String genotype, long seed) {
        return pool.submit(job(genotype, seed), (_, _) -> {});
    }

    private static TrialOutcome good(String genotype, long seed) {
        return new TrialOutcome.Completed(List.of(Measurement.exact(genotype, (double) seed, "")));
    }

    private static String failure(TrialOutcome outcome) {
        return outcome instanceof TrialOutcome.Failed failed ? failed.reason() : "no failure: " + outcome;
    }

    @Test
    void answersComeBackWithTheirProgress() throws Exception {
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        try (WorkerPool pool = pool(1, "any", null)) {
            TrialExecutor.Answer answer = pool.submit(job("fine", 7), (done, text) -> told.add(done + " " + text))
                    .get();
            assertThat(answer.outcome()).isEqualTo(good("fine", 7));
            assertThat(answer.worker()).isEqualTo("process-1");
            assertThat(answer.end()).isAfterOrEqualTo(answer.start());
            assertThat(told).containsExactly("0.5 half");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "throw, java.lang.IllegalArgumentException: on purpose at nas4j.experiments.worker.TroubleProvider",
        "halt, ended with exit code 3",
        "kill, ended with signal 9",
        "crash, SIGSEGV",
        "eat, Java heap space",
    })
    void whatGoesWrongCostsOneTrial(String genotype, String reason) throws Exception {
        try (WorkerPool pool = pool(1, "any", null)) {
            CompletableFuture<TrialExecutor.Answer> bad = submit(pool, genotype, 1);
            CompletableFuture<TrialExecutor.Answer> next = submit(pool, "fine", 2);
            assertThat(failure(bad.get().outcome())).contains(reason);
            assertThat(next.get().outcome()).isEqualTo(good("fine", 2));
        }
    }

    @Test
    void whatIsPrintedIsNoFrame() throws Exception {
        try (WorkerPool pool = pool(1, "any", null)) {
            assertThat(submit(pool, "print", 1).get().outcome()).isEqualTo(good("print", 1));
        }
    }

    @Test
    void wrongSetupIsThePersonsToKnow() {
        try (WorkerPool pool = pool(2, "wrong", null)) {
            assertThatThrownBy(() -> submit(pool, "fine", 1).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InputException.class)
                    .hasMessageContaining("found the setup [wrong], accepted: any other");
        }
    }

    @Test
    void workersThatCannotBeSetUpAreNoFailedTrials() {
        try (WorkerPool pool = pool(1, "deadly", null)) {
            assertThatThrownBy(() -> submit(pool, "fine", 1).get())
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no evaluator for you");
        }
    }

    @Test
    void closingEndsTheProcesses() throws Exception {
        CompletableFuture<TrialExecutor.Answer> running;
        CompletableFuture<TrialExecutor.Answer> waiting;
        try (WorkerPool pool = pool(1, "any", null)) {
            submit(pool, "fine", 1).get();
            running = submit(pool, "sleep", 2);
            waiting = submit(pool, "fine", 3);
        }
        assertThat(waiting).isCancelled();
        assertThat(running).isCancelled();
        assertThat(workers()).isEmpty();
    }

    private static List<ProcessHandle> workers() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }

    @Test
    void whileWorkersAreKilledEveryJobGetsOneAnswer() throws Exception {
        RandomGenerator random = Seeds.generator(1);
        try (WorkerPool pool = pool(2, "any", null)) {
            List<CompletableFuture<TrialExecutor.Answer>> answers = new ArrayList<>();
            for (int k = 0; k < 200; k++) {
                answers.add(submit(pool, "brief", k));
            }
            while (!CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .isDone()) {
                Thread.sleep(500 + random.nextInt(500));
                workers().stream().findAny().ifPresent(ProcessHandle::destroyForcibly);
            }
            long failed = answers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> failure(answer.outcome()).contains("signal 9"))
                    .count();
            long good = answers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.outcome() instanceof TrialOutcome.Completed)
                    .count();
            assertThat(good + failed).isEqualTo(200);
            assertThat(good).isGreaterThan(150);
        }
    }
}
