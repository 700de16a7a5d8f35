package nas4j.experiments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.worker.djl.TrainedOnNoise;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Tag("engine")
class EngineWorkerTest {
    private static final long LONGER_THAN_IDLE_MS = 13_000;

    private long pid;

    private static WorkerPool pool() {
        WorkerCommand command = WorkerCommand.of("nas4j.experiments.cli.WorkerMain", 2);
        return new WorkerPool(1, command, TrainedOnNoise.NAME, "", null, InstantSource.system());
    }

    private static TrialOutcome outcome(WorkerPool pool, String genotype) throws Exception {
        TrialJob job = new TrialJob(genotype, 1, 1, TrialJob.Purpose.SEARCH, JobFiles.NONE);
        return pool.submit(job, (_, _) -> {}).get().outcome();
    }

    @Test
    void anAbortOfTheEngineCostsOneTrial() throws Exception {
        try (WorkerPool pool = pool()) {
            assertThat(outcome(pool, TrainedOnNoise.ABORTS).toString()).contains("ended with signal 6");
            assertThat(outcome(pool, "1")).isInstanceOf(TrialOutcome.Completed.class);
        }
    }

    @Test
    @Tag("slow")
    @EnabledOnOs(OS.LINUX)
    void aWorkerThatIdlesAfterATrainingGivesItsMemoryBack() throws Exception {
        try (WorkerPool pool = pool()) {
            loss(pool, "0");
            long empty = ProcessMemory.findMegabytes(pid).orElseThrow();
            double loss = loss(pool, "32");
            long trained = ProcessMemory.findMegabytes(pid).orElseThrow();
            Thread.sleep(LONGER_THAN_IDLE_MS);
            long idle = ProcessMemory.findMegabytes(pid).orElseThrow();

            assertThat(trained).isGreaterThan(empty + 150);
            assertThat(idle).as("empty %d, trained %d MB", empty, trained).isLessThan(empty + 80);
            assertThat(loss(pool, "32")).isEqualTo(loss);
        }
    }

    private double loss(WorkerPool pool, String width) throws Exception {
        TrialOutcome outcome = outcome(pool, width);
        pid = (long) value(outcome, "pid");
        return value(outcome, "loss");
    }

    private static double value(TrialOutcome outcome, String name) {
        return ((TrialOutcome.Completed) outcome)
                .measurements().stream()
                        .filter(measurement -> measurement.name().equals(name))
                        .mapToDouble(Measurement::value)
                        .sum();
    }
}
