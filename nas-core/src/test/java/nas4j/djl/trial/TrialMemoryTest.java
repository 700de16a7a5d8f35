package nas4j.djl.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Splits;
import nas4j.djl.data.glyphs.Glyphs.Targets;
import nas4j.evaluate.Budget;
import nas4j.evaluate.TrialOutcome;
import nas4j.evaluate.TrialOutcome.Completed;
import nas4j.evaluate.TrialOutcome.Failed;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A network of 4 million parameters: 16 MB, and as much for each of gradients, momentum and average. */
@Tag("engine")
class TrialMemoryTest {
    private static final int ROUNDS = 5;
    private static final long LARGEST_GROWTH_MB = 120;
    private static final Splits SPLITS = Trials.glyphs(Targets.CLASS).carve(.25, 1);
    private static final ComputationGraph NETWORK = wide(SPLITS.training().shape());
    private static final Budget THREE_STEPS = Budget.ofEpochs(3 / 7.);

    private static ComputationGraph wide(ImageShape shape) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("image", new Op.Input(Nets.shape(shape)));
        at = builder.add("flat", new Op.Flatten(), at);
        at = builder.add("wide", new Op.Linear(15_000, false), at);
        return builder.output("output", builder.add("linear", new Op.Linear(10, false), at))
                .build();
    }

    private static TrialOutcome evaluate(Budget budget, double rate, Consumer<TrainingProgress> listener)
            throws InterruptedException {
        TrainingPlan plan = HyperParameters.apply(Map.of("average", .9, "clip", 1e3), TrainingPlan.standard());
        return new TrainingEvaluator(Trials.engine(), plan, SPLITS, listener)
                .evaluate(Trials.architecture(NETWORK, Map.of("learning-rate", rate, "warm-up", 0.)), budget, 1);
    }

    /** Each way in which an evaluation can end once there is a network. */
    private static void endInEachWay() throws InterruptedException {
        assertThat(evaluate(THREE_STEPS, .01, _ -> {})).isInstanceOf(Completed.class);
        assertThat(evaluate(THREE_STEPS, 1e30, _ -> {})).isInstanceOf(Failed.class);
        assertThat(evaluate(new Budget(1, Duration.ofNanos(1)), .01, _ -> {})).isInstanceOf(Failed.class);
        assertThat(evaluate(THREE_STEPS, .01, _ -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isInstanceOf(Failed.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> evaluate(THREE_STEPS, .01, _ -> {
                    throw new IllegalStateException("a bug");
                }));
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() ->
                        evaluate(THREE_STEPS, .01, _ -> Thread.currentThread().interrupt()));
    }

    /** After one round the memory that an evaluation needs is there. One network kept in each other is 300 MB. */
    @Test
    void nothingOfANetworkStaysHoweverItsEvaluationEnds() throws InterruptedException, IOException {
        endInEachWay();
        long before = residentMb();
        for (int round = 0; round < ROUNDS; round++) {
            endInEachWay();
        }
        assertThat(residentMb() - before).as("growth in MB").isLessThan(LARGEST_GROWTH_MB);
    }

    private static long residentMb() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeTrue(Files.exists(status), "no " + status + " that tells the memory of the process");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
