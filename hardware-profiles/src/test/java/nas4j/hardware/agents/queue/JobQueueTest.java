package nas4j.hardware.agents.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nas4j.agent.wire.BlobRef;
import nas4j.agent.wire.Lease;
import nas4j.agent.wire.Measurement;
import nas4j.agent.wire.Protocol;
import nas4j.agent.wire.Result;
import nas4j.agent.wire.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobQueueTest {
    private static final LeaseTimes TIMES = new LeaseTimes(Duration.ofSeconds(60), Duration.ofSeconds(15));
    private static final String BOARD = "board";

    @TempDir
    private Path folder = Path.of("");

    private final AtomicLong now = new AtomicLong(1);
    private final List<Work> ended = new ArrayList<>();

    private JobQueue open() throws IOException {
        return JobQueue.open(folder.resolve("journal"), TIMES, now::get, ended::add);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static JobRequest request(int priority) {
        Protocol protocol = new Protocol(1, 0, 1, 0, 1, 1, 1, 7, 60);
        return new JobRequest(BOARD, priority, new Work(new BlobRef("ab".repeat(32), 10), null, protocol));
    }

    private static Lease next(JobQueue queue, String agent) throws InterruptedException {
        return queue.lease(agent, BOARD, 0).orElseThrow();
    }

    private static Result measured(Lease lease, double p50) {
        Measurement measurement = new Measurement(p50, 2, 3, .5, 1, .1, 10, Double.NaN, Double.NaN, false, 4, 5, 1000);
        return new Result(lease.job(), lease.attempt(), measurement, "");
    }

    private static JobOutcome outcome(JobQueue queue, String job) throws Exception {
        return queue.outcome(job).get(10, TimeUnit.SECONDS);
    }

    @Test
    void higherPriorityGoesFirstThenAge() throws Exception {
        try (JobQueue queue = open()) {
            List<String> jobs = List.of(
                    queue.submit(request(0)),
                    queue.submit(request(5)),
                    queue.submit(request(0)),
                    queue.submit(request(5)));
            List<String> leased = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                leased.add(next(queue, "agent" + k).job());
            }
            assertThat(leased).containsExactly(jobs.get(1), jobs.get(3), jobs.get(0), jobs.get(2));
            assertThat(queue.lease("agent4", BOARD, 0)).isEmpty();
        }
    }

    @Test
    void aJobIsForItsDeviceOnly() throws Exception {
        try (JobQueue queue = open()) {
            queue.submit(request(0));
            assertThat(queue.lease("agent", "phone", 0)).isEmpty();
        }
    }

    @Test
    void anExpiredJobGoesToTheFront() throws Exception {
        try (JobQueue queue = open()) {
            String first = queue.submit(request(0));
            Lease lost = next(queue, "a");
            queue.submit(request(9));
            pass(TIMES.lease().plusSeconds(1));
            queue.sweep();
            assertThat(queue.beat("a", first, 1)).isFalse();
            Lease again = next(queue, "b");
            assertThat(again.job()).isEqualTo(first);
            assertThat(again.attempt()).isEqualTo(2);
            assertThat(queue.report("a", measured(lost, 1))).isEqualTo(Receipt.LOST);
            assertThat(queue.report("b", measured(again, 2))).isEqualTo(Receipt.TAKEN);
        }
    }

    @Test
    void whoBeatsKeepsItsJob() throws Exception {
        try (JobQueue queue = open()) {
            String job = queue.submit(request(0));
            next(queue, "a");
            for (int k = 0; k < 10; k++) {
                pass(Duration.ofSeconds(40));
                assertThat(queue.beat("a", job, 1)).isTrue();
                queue.sweep();
            }
            assertThat(queue.beat("b", job, 1)).isFalse();
            assertThat(queue.beat("a", job, 2)).isFalse();
            assertThat(queue.beat("a", "job-99", 1)).isFalse();
        }
    }

    @Test
    void threeAttemptsThenItFailedWithTheReasons() throws Exception {
        try (JobQueue queue = open()) {
            String job = queue.submit(request(0));
            Lease first = next(queue, "a");
            assertThat(queue.report("a", Result.failed(first, "it crashed"))).isEqualTo(Receipt.TAKEN);
            assertThat(queue.report("a", Result.failed(first, "it crashed"))).isEqualTo(Receipt.REPEATED);
            next(queue, "b");
            pass(TIMES.lease().plusSeconds(1));
            queue.sweep();
            next(queue, "c");
            queue.beat("c", job, 3);
            assertThat(queue.lease("c", BOARD, 0)).isEmpty();
            assertThat(outcome(queue, job))
                    .isEqualTo(new JobOutcome.Failed(List.of(
                            "attempt 1 on a: it crashed",
                            "attempt 2 on b: the agent was not heard of any more",
                            "attempt 3 on c: the agent had to start anew")));
            assertThat(ended).hasSize(1);
        }
    }

    @Test
    void theFirstResultOfAnAttemptCounts() throws Exception {
        try (JobQueue queue = open()) {
            String job = queue.submit(request(0));
            Lease lease = next(queue, "a");
            assertThat(queue.report("b", measured(lease, 9))).isEqualTo(Receipt.LOST);
            assertThat(queue.report("a", measured(lease, 1))).isEqualTo(Receipt.TAKEN);
            assertThat(queue.report("a", measured(lease, 2))).isEqualTo(Receipt.REPEATED);
            assertThat(outcome(queue, job)).isInstanceOfSatisfying(JobOutcome.Measured.class, found -> {
                assertThat(found.measurement().p50Ms()).isEqualTo(1);
                assertThat(found.agent()).isEqualTo("a");
            });
        }
    }

    @Test
    void aLateResultCountsIfNobodyBeganAnew() throws Exception {
        try (JobQueue queue = open()) {
            String job = queue.submit(request(0));
            Lease lease = next(queue, "a");
            pass(TIMES.lease().plusSeconds(1));
            queue.sweep();
            assertThat(queue.report("a", measured(lease, 1))).isEqualTo(Receipt.TAKEN);
            assertThat(outcome(queue, job)).isInstanceOf(JobOutcome.Measured.class);
        }
    }

    @Test
    void aLeaseThatDidNotArriveIsGivenAgain() throws Exception {
        try (JobQueue queue = open()) {
            queue.submit(request(0));
            Lease lease = next(queue, "a");
            assertThat(next(queue, "a")).isEqualTo(lease);
        }
    }

    @Test
    void whoAsksAgainHasGivenUpTheTimeBefore() throws Exception {
        try (JobQueue queue = open()) {
            CompletableFuture<Boolean> before = CompletableFuture.supplyAsync(() -> {
                try {
                    return queue.lease("a", BOARD, TimeUnit.SECONDS.toNanos(30)).isPresent();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            while (!before.isDone()) {
                queue.lease("a", BOARD, TimeUnit.MILLISECONDS.toNanos(20));
            }
            assertThat(before.get()).isFalse();
        }
    }

    @Test
    void whatWasAnsweredSurvivesAnEndWithoutWarning() throws Exception {
        Lease held;
        try (JobQueue queue = open()) {
            queue.submit(request(1));
            queue.submit(request(1));
            queue.submit(request(0));
            queue.report("a", measured(next(queue, "a"), 1.25));
            held = next(queue, "a");
            queue.beat("a", held.job(), 1);
        }
        Files.writeString(folder.resolve("journal"), "{\"event\":\"Lea", StandardOpenOption.APPEND);
        try (JobQueue queue = open()) {
            assertThat(outcome(queue, "job-1"))
                    .isInstanceOfSatisfying(
                            JobOutcome.Measured.class,
                            found -> assertThat(found.measurement().p50Ms()).isEqualTo(1.25));
            assertThat(queue.beat("a", held.job(), 1)).isTrue();
            assertThat(queue.report("a", measured(held, 2))).isEqualTo(Receipt.TAKEN);
            assertThat(queue.submit(request(0))).isEqualTo("job-4");
            assertThat(next(queue, "b").job()).isEqualTo("job-3");
        }
        try (JobQueue queue = open()) {
            assertThat(queue.report("a", measured(held, 3))).isEqualTo(Receipt.REPEATED);
            assertThat(queue.unfinished()).hasSize(2);
        }
    }

    @Test
    void whatIsWithdrawnIsNotGivenOutAndItsResultIsDropped() throws Exception {
        try (JobQueue queue = open()) {
            String first = queue.submit(request(0));
            String second = queue.submit(request(0));
            String third = queue.submit(request(0));
            Lease held = next(queue, "a");
            queue.withdraw(first);
            queue.withdraw(second);
            assertThat(queue.beat("a", held.job(), held.attempt())).isFalse();
            assertThat(queue.report("a", measured(held, 1))).isEqualTo(Receipt.LOST);
            assertThat(outcome(queue, first))
                    .isInstanceOfSatisfying(
                            JobOutcome.Failed.class,
                            failed -> assertThat(failed.reasons()).hasSize(1));
            assertThat(next(queue, "a").job()).isEqualTo(third);
            assertThat(ended).hasSize(2);
        }
        try (JobQueue again = open()) {
            assertThat(again.unfinished()).hasSize(1);
        }
    }

    @Test
    void whoAsksForTheSameFindsTheJobUntilItEnds() throws Exception {
        try (JobQueue queue = open()) {
            String job = queue.submit(request(3));
            assertThat(queue.find(request(3))).contains(job);
            assertThat(queue.find(request(4))).isEmpty();
            queue.report("a", measured(next(queue, "a"), 1));
            assertThat(queue.find(request(3))).isEmpty();
        }
    }

    @Test
    void aDeviceIsAwayAfterALeaseWithoutAWord() throws Exception {
        try (JobQueue queue = open()) {
            queue.submit(request(0));
            assertThat(queue.isAway(BOARD)).isFalse();
            pass(Duration.ofSeconds(61));
            assertThat(queue.isAway(BOARD)).isTrue();
            Lease lease = next(queue, "a");
            assertThat(queue.isAway(BOARD)).isFalse();
            pass(Duration.ofSeconds(50));
            queue.beat("a", lease.job(), lease.attempt());
            pass(Duration.ofSeconds(50));
            assertThat(queue.isAway(BOARD)).isFalse();
            assertThat(queue.isAway("other")).isTrue();
        }
    }

    private static JobRequest beside(String reference) {
        Protocol protocol = new Protocol(1, 0, 1, 0, 1, 1, 1, 7, 60);
        BlobRef model = new BlobRef("ab".repeat(32), 10);
        return new JobRequest(BOARD, 0, new Work(model, new BlobRef(reference.repeat(32), 10), protocol));
    }

    private static Result beside(Lease lease, double p50, double referenceMs) {
        Measurement measurement = new Measurement(p50, 2, 3, .5, 1, .1, 10, p50 / referenceMs, .01, false, 4, 5, 1000);
        return new Result(lease.job(), lease.attempt(), measurement, "");
    }

    @Test
    void anAgentOnWhichTheReferenceTakesLongerGetsTheReferenceAloneUntilThatIsOver() throws Exception {
        try (JobQueue queue = open()) {
            for (int k = 0; k < 8; k++) {
                queue.submit(beside("cd"));
            }
            for (int k = 0; k < 5; k++) {
                queue.report("a", beside(next(queue, "a"), 3, 1 + .01 * k));
            }
            assertThat(queue.drifted(BOARD)).isEmpty();
            Lease slow = next(queue, "a");
            queue.report("a", beside(slow, 3, 1.12));
            assertThat(outcome(queue, slow.job()))
                    .isInstanceOfSatisfying(
                            JobOutcome.Measured.class,
                            found ->
                                    assertThat(found.measurement().isUnstable()).isTrue());
            assertThat(queue.drifted(BOARD)).containsExactly(Map.entry("a", 10L));
            assertThat(queue.lease("a", BOARD, 0)).isEmpty();
            pass(Duration.ofSeconds(31));
            Lease check = next(queue, "a");
            assertThat(check.work().model()).isEqualTo(check.work().reference());
            assertThat(queue.beat("a", check.job(), 1)).isTrue();
            assertThat(queue.report("a", beside(check, 1.1, 1.1))).isEqualTo(Receipt.TAKEN);
            assertThat(queue.lease("a", BOARD, 0)).isEmpty();
            assertThat(next(queue, "b").job()).isEqualTo("job-7");
            pass(Duration.ofSeconds(31));
            queue.report("a", beside(next(queue, "a"), 1.02, 1.02));
            assertThat(queue.drifted(BOARD)).isEmpty();
            assertThat(next(queue, "a").job()).isEqualTo("job-8");
        }
    }

    @Test
    void anAgentThatNeverMeasuresAsAtFirstAgainGoesOnWithMeasurementsThatAreUnstable() throws Exception {
        try (JobQueue queue = open()) {
            for (int k = 0; k < 8; k++) {
                queue.submit(beside("cd"));
            }
            for (int k = 0; k < 5; k++) {
                queue.report("a", beside(next(queue, "a"), 3, 1));
            }
            queue.report("a", beside(next(queue, "a"), 3, 1.3));
            for (int check = 0; check < 4; check++) {
                assertThat(queue.lease("a", BOARD, 0)).isEmpty();
                pass(Duration.ofSeconds(31));
                queue.report("a", beside(next(queue, "a"), 1.3, 1.3));
            }
            Lease late = next(queue, "a");
            assertThat(late.job()).isEqualTo("job-7");
            queue.report("a", beside(late, 3, 1.3));
            assertThat(outcome(queue, late.job()))
                    .isInstanceOfSatisfying(
                            JobOutcome.Measured.class,
                            found ->
                                    assertThat(found.measurement().isUnstable()).isTrue());
            assertThat(queue.drifted(BOARD)).containsExactly(Map.entry("a", 30L));
            Lease last = next(queue, "a");
            queue.report("a", beside(last, 3, 1));
            assertThat(queue.drifted(BOARD)).isEmpty();
            assertThat(outcome(queue, last.job()))
                    .isInstanceOfSatisfying(
                            JobOutcome.Measured.class,
                            found ->
                                    assertThat(found.measurement().isUnstable()).isFalse());
        }
    }
}
