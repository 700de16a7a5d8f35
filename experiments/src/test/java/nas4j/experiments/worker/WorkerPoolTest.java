package nas4j.experiments.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.input.InputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class WorkerPoolTest {
    private static final WorkerCommand COMMAND = new WorkerCommand("nas4j.experiments.cli.WorkerMain", 64, 400);

    private static WorkerPool pool(int workers, String setup, @Nullable Duration limit) {
        return new WorkerPool(workers, COMMAND, TroubleProvider.NAME, setup, limit, InstantSource.system());
    }

    private static TrialJob job(String genotype, long seed) {
        return new TrialJob(genotype, 1, seed, TrialJob.Purpose.SEARCH, JobFiles.NONE);
    }

    private static CompletableFuture<TrialExecutor.Answer> submit(WorkerPool pool, String genotype, long seed) {
        return pool.submit(job(genotype, seed), (_, _) -> {});
    }

    private static double value(TrialOutcome outcome, String name) {
        assertThat(outcome).isInstanceOf(TrialOutcome.Completed.class);
        return ((TrialOutcome.Completed) outcome)
                .measurements().stream()
                        .filter(measurement -> measurement.name().equals(name))
                        .mapToDouble(Measurement::value)
                        .sum();
    }

    private static long pid(TrialExecutor.Answer answer) {
        return (long) value(answer.outcome(), TroubleProvider.PID);
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
            assertThat(value(answer.outcome(), "fine")).isEqualTo(7);
            assertThat(answer.worker()).isEqualTo("process-1");
            assertThat(answer.end()).isAfterOrEqualTo(answer.start());
            assertThat(told).containsExactly("0.5 half");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            throw  | java.lang.IllegalArgumentException: on purpose at nas4j.experiments.worker.TroubleProvider
            halt   | ended with exit code 3
            kill   | ended with signal 9: so long
            end    | ended with signal 15: so long
            abort  | ended with signal 6
            eat    | java.lang.OutOfMemoryError: Java heap space
            gorge  | was ended, because it had [
            mumble | because a frame was damaged on its way
            """)
    void whatGoesWrongCostsOneTrial(String genotype, String reason) throws Exception {
        try (WorkerPool pool = pool(1, "any", null)) {
            CompletableFuture<TrialExecutor.Answer> bad = submit(pool, genotype, 1);
            CompletableFuture<TrialExecutor.Answer> next = submit(pool, "fine", 2);
            assertThat(failure(bad.get().outcome())).contains(reason);
            assertThat(value(next.get().outcome(), "fine")).isEqualTo(2);
        }
    }

    @Test
    void aCrashOfTheJvmIsReportedInAFileButLeavesNoCore() throws Exception {
        long pid;
        try (WorkerPool pool = pool(1, "any", null)) {
            pid = pid(submit(pool, "fine", 1).get());
            assertThat(failure(submit(pool, "crash", 2).get().outcome()))
                    .contains("SIGSEGV")
                    .contains("pid=" + pid);
        }
        Path report = Path.of(System.getProperty("java.io.tmpdir"), "nas4j-worker-" + pid + ".log");
        assertThat(Files.readString(report)).contains("No core dump will be written");
        Files.delete(report);
    }

    @Test
    @Tag("slow")
    void anEvaluationThatNeverEndsFailsAtLast() throws Exception {
        try (WorkerPool pool = pool(1, "any", Duration.ofSeconds(1))) {
            CompletableFuture<TrialExecutor.Answer> bad = submit(pool, "endless", 1);
            CompletableFuture<TrialExecutor.Answer> next = submit(pool, "fine", 2);
            assertThat(failure(bad.get().outcome())).contains("time limit");
            assertThat(Duration.between(bad.get().start(), bad.get().end())).isGreaterThan(Duration.ofSeconds(11));
            assertThat(value(next.get().outcome(), "fine")).isEqualTo(2);
        }
    }

    @Test
    void whatIsPrintedIsNoFrame() throws Exception {
        try (WorkerPool pool = pool(1, "any", null)) {
            TrialExecutor.Answer printed = submit(pool, "print", 1).get();
            assertThat(pid(submit(pool, "fine", 2).get())).isEqualTo(pid(printed));
        }
    }

    @Test
    void aWorkerThatIsKilledBetweenJobsCostsNone() throws Exception {
        try (WorkerPool pool = pool(1, "any", null)) {
            long pid = pid(submit(pool, "fine", 1).get());
            ProcessHandle worker = ProcessHandle.of(pid).orElseThrow();
            worker.destroyForcibly();
            worker.onExit().join();
            assertThat(pid(submit(pool, "fine", 2).get())).isNotEqualTo(pid);
        }
    }

    @Test
    void theSignalsOfATerminalAreForTheParent() throws Exception {
        try (WorkerPool pool = pool(1, "any", null)) {
            String pid = Long.toString(pid(submit(pool, "fine", 1).get()));
            for (String signal : List.of("-INT", "-HUP")) {
                assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor())
                        .isZero();
                submit(pool, "brief", 2).get();
            }
            assertThat(pid(submit(pool, "fine", 3).get())).isEqualTo(Long.parseLong(pid));
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
        // Only those that have worked: of those that begin, three in a row may not be killed.
        Set<Long> atWork = ConcurrentHashMap.newKeySet();
        try (WorkerPool pool = pool(2, "any", null)) {
            List<CompletableFuture<TrialExecutor.Answer>> answers = new ArrayList<>();
            for (int k = 0; k < 200; k++) {
                answers.add(submit(pool, "brief", k).thenApply(answer -> {
                    if (answer.outcome() instanceof TrialOutcome.Completed) {
                        atWork.add(pid(answer));
                    }
                    return answer;
                }));
            }
            int kills = 0;
            while (!CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .isDone()) {
                Thread.sleep(100 + random.nextInt(400));
                kills += killOne(workers(), atWork, random) ? 1 : 0;
            }
            List<TrialOutcome> bad = answers.stream()
                    .map(answer -> answer.join().outcome())
                    .filter(outcome -> !(outcome instanceof TrialOutcome.Completed))
                    .toList();
            assertThat(kills).isPositive();
            assertThat(bad).hasSizeLessThanOrEqualTo(kills);
            assertThat(bad).allSatisfy(outcome -> assertThat(failure(outcome)).contains("signal 9"));
            assertThat(value(submit(pool, "fine", 2).get().outcome(), "fine")).isEqualTo(2);
        }
    }

    private static boolean killOne(List<ProcessHandle> workers, Set<Long> which, RandomGenerator random) {
        List<ProcessHandle> possible =
                workers.stream().filter(worker -> which.contains(worker.pid())).toList();
        return !possible.isEmpty()
                && possible.get(random.nextInt(possible.size())).destroyForcibly();
    }
}
