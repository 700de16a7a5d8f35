package nas4j.hardware.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import nas4j.agent.wire.Protocol;
import nas4j.hardware.agents.queue.JobOutcome;
import nas4j.hardware.agents.queue.LeaseTimes;
import nas4j.hardware.probe.Latency;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.agent.AgentFailedException;
import nas4j.hardware.probe.agent.AgentJob;
import nas4j.hardware.probe.agent.AgentProbe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real agents in processes of their own, which measure in processes of theirs. */
@Tag("engine")
class AgentEndToEndTest {
    private static final long MOST_IDLE_BYTES = 150_000_000;
    private static final Protocol QUARTER_SECOND = new Protocol(2, 0, 5, .25, 5, 1, 1, 7, 60);

    @TempDir
    private Path folder = Path.of("");

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("two minutes are enough").isLessThan(end);
            Thread.sleep(20);
        }
    }

    private AgentProcess agent(TestController controller, String name) throws IOException {
        return AgentProcess.start(controller, controller.port(), controller.enroll(name), folder.resolve(name));
    }

    @Test
    void aProbeMeasuresOnADeviceAsOnThisMachine() throws Exception {
        try (TestController controller = TestController.start(folder);
                AgentProcess agent = agent(controller, "a");
                AgentProbe probe = new AgentProbe(controller.get(), TestController.DEVICE)) {
            ProbeProtocol protocol = new ProbeProtocol(3, .05, 20, .2, 5, 1);
            Latency small = latency(probe.submit(TinyModel.of(2), protocol, 0));
            Latency large = latency(probe.submit(TinyModel.of(200), protocol, 0));
            assertThat(large.ratio()).isGreaterThan(3 * small.ratio());
            assertThat(List.of(large.minMs(), large.p50Ms(), large.p90Ms(), large.p99Ms()))
                    .isSorted();
            assertThat(probe.device()).isEqualTo("agent://board");
            Thread.sleep(1000);
            long resident = agent.residentBytes();
            System.out.printf("agent: %d MB resident when idle%n", resident / 1_000_000);
            assertThat(resident).isLessThan(MOST_IDLE_BYTES);
        }
    }

    private static Latency latency(AgentJob job) throws Exception {
        return job.report().get(60, TimeUnit.SECONDS).latency();
    }

    @Tag("slow")
    @Test
    void whatIsNoModelFailsWithTheReasons() throws Exception {
        try (TestController controller = TestController.start(folder);
                AgentProcess agent = agent(controller, "a");
                AgentProbe probe = new AgentProbe(controller.get(), TestController.DEVICE)) {
            assertThat(probe.submit(new byte[] {1, 2, 3}, ProbeProtocol.BRIEF, 0)
                            .report())
                    .failsWithin(Duration.ofSeconds(60))
                    .withThrowableThat()
                    .withCauseInstanceOf(AgentFailedException.class)
                    .withMessageContaining("attempt 3")
                    .withMessageContaining("no model that ONNX Runtime takes");
            assertThat(agent.children()).isEmpty();
        }
    }

    /** As if the model had crashed the runtime. */
    @Test
    void aChildThatDiesTakesNothingWithIt() throws Exception {
        try (TestController controller = TestController.start(folder);
                AgentProcess agent = agent(controller, "a")) {
            String job = controller.submit(TinyModel.of(1), 0, new Protocol(1, 0, 3, 1, 5, 1, 1, 7, 60));
            await(() -> !agent.children().isEmpty());
            agent.children().forEach(ProcessHandle::destroyForcibly);
            assertThat(controller.outcome(job, 60)).isInstanceOfSatisfying(JobOutcome.Measured.class, found -> {
                assertThat(found.measurement().peakBytes()).isGreaterThan(10_000_000);
                assertThat(found.measurement().loadMs()).isPositive();
                assertThat(found.measurement().ratio()).isNaN();
            });
            assertThat(JournalLines.of(controller).events("Lost").getFirst().text("reason"))
                    .contains("exit code [137]");
        }
    }

    @Tag("slow")
    @Test
    void aModelThatNeverEndsMeetsItsDeadline() throws Exception {
        try (TestController controller = TestController.start(folder);
                AgentProcess agent = agent(controller, "a")) {
            String job = controller.submit(TinyModel.of(1), 0, new Protocol(1, 0, 3, 30, 30, 1, 1, 7, 2));
            assertThat(controller.outcome(job, 60))
                    .isInstanceOfSatisfying(
                            JobOutcome.Failed.class,
                            failed -> assertThat(failed.reasons()).hasSize(3).allMatch(r -> r.contains("deadline")));
            await(() -> agent.children().isEmpty());
        }
    }

    @Test
    void anAgentWithoutAGoodTokenEndsAndSaysWhy() throws Exception {
        try (TestController controller = TestController.start(folder);
                AgentProcess agent =
                        AgentProcess.start(controller, controller.port(), "00".repeat(32), folder.resolve("a"))) {
            assertThat(agent.endsWithin(60)).isTrue();
            assertThat(agent.exitCode()).isEqualTo(1);
            assertThat(agent.log()).contains("does not know this token");
        }
    }

    @Test
    void nothingIsLostAndNothingDoneTwice() throws Exception {
        everythingGoesWrong(24, TestController.SHORT, Duration.ofSeconds(3));
    }

    @Tag("slow")
    @Test
    void nothingIsLostAndNothingDoneTwiceInTwoHundredJobs() throws Exception {
        everythingGoesWrong(200, new LeaseTimes(Duration.ofSeconds(15), Duration.ofSeconds(3)), Duration.ofSeconds(30));
    }

    /** Three agents; one is killed at work, one stopped and continued, the controller restarted, the network cut. */
    private void everythingGoesWrong(int count, LeaseTimes times, Duration cut) throws Exception {
        try (TestController controller = TestController.start(folder, times);
                CutProxy proxy = CutProxy.start(controller.port())) {
            JournalLines journal = JournalLines.of(controller);
            Map<String, Integer> priorities = new HashMap<>();
            for (int k = 0; k < count; k++) {
                int priority = k * 7 % 5;
                priorities.put(controller.submit(TinyModel.of(1 + k % 3), priority, QUARTER_SECOND), priority);
            }
            List<AgentProcess> agents = new ArrayList<>();
            try {
                for (String name : List.of("a", "b", "c")) {
                    agents.add(AgentProcess.start(
                            controller, proxy.port(), controller.enroll(name), folder.resolve(name)));
                }
                await(() -> journal.isAtWork("a"));
                killed(agents.get(0));
                await(() -> !journal.isAtWork("a"));
                afterMore(2, journal);
                await(() -> journal.isAtWork("b"));
                agents.get(1).signal("STOP");
                await(() -> !journal.isAtWork("b"));
                afterMore(2, journal);
                agents.get(1).signal("CONT");
                long before = journal.doneBy("b");
                await(() -> journal.doneBy("b") > before);
                controller.restart(InstantSource.system());
                afterMore(2, journal);
                proxy.cut();
                Thread.sleep(cut);
                proxy.mend();
                for (String job : priorities.keySet()) {
                    assertThat(controller.outcome(job, 600)).as(job).isInstanceOf(JobOutcome.Measured.class);
                }
            } finally {
                for (AgentProcess agent : agents) {
                    agent.close();
                }
            }
            assertThat(journal.jobs("Done")).containsExactlyInAnyOrderElementsOf(priorities.keySet());
            assertThat(journal.events("Leased").stream()
                            .filter(lease -> lease.number("attempt") == 1)
                            .map(lease -> -priorities.getOrDefault(lease.text("job"), 0)))
                    .isSorted()
                    .hasSize(count);
        }
    }

    /** What the agent had begun ends with it. */
    private static void killed(AgentProcess agent) throws Exception {
        await(() -> !agent.children().isEmpty());
        List<ProcessHandle> children = agent.children();
        agent.kill();
        await(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static void afterMore(int jobs, JournalLines journal) throws Exception {
        int done = journal.jobs("Done").size();
        await(() -> journal.jobs("Done").size() >= done + jobs);
    }
}
