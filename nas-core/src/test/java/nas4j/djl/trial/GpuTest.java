package nas4j.djl.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import ai.djl.ndarray.NDManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.TestImages;
import nas4j.djl.data.file.IdxFolder;
import nas4j.djl.task.Tasks;
import nas4j.evaluate.Budget;
import nas4j.graph.ComputationGraph;
import nas4j.input.InputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs where there is a graphics card. Convolutions there round to 10 bits unless {@code NVIDIA_TF32_OVERRIDE=0} is set
 * for the process.
 */
@Tag("engine")
class GpuTest {
    private static final double EPOCHS = 0.5;

    private static Engine cardOrSkip() {
        try {
            return Engine.open(new TrainingDevice(true, 0));
        } catch (InputException e) {
            return abort("no graphics card: " + e.getMessage());
        }
    }

    /** The losses that were read, by step. */
    private static List<Double> losses(Engine engine) throws InterruptedException {
        ImageData digits = IdxFolder.read(TestImages.real("digits-8x8")).training();
        ComputationGraph network = Nets.classifier(digits.shape(), 10, 16, 2, 1);
        TrainingPlan plan = TrainingPlan.standard();
        List<Double> losses = new ArrayList<>();
        Trainer trainer = new Trainer(
                plan, digits, Normalisation.of(digits), progress -> losses.add(progress.loss()), Duration.ZERO);
        try (CompiledNetwork compiled = new GraphCompiler(engine).compile(network, 1)) {
            Tasks tasks = Tasks.of(network, digits, plan.tasks());
            trainer.train(compiled, tasks, EPOCHS, 1, Deadline.of(Budget.ofEpochs(EPOCHS), () -> 0));
        }
        return losses;
    }

    /** On a card the losses of 16 steps are read at once: the one that is known changes at steps 16 and 30, the last. */
    @Test
    void aCardGetsTheLossesOfTheProcessor() throws InterruptedException {
        List<Double> card = losses(cardOrSkip());
        List<Double> processor = losses(Trials.engine());
        assertThat(card).hasSameSizeAs(processor);
        double first = processor.get(15);
        assertThat(card.get(15)).isCloseTo(first, within(1e-3 * first));
        double last = processor.getLast();
        assertThat(card.getLast()).isCloseTo(last, within(1e-3 * last)).isNotEqualTo(card.get(15));
    }

    /** An array on a card is read by way of a copy, which DJL would leave with the network. */
    @Test
    void readingWeightsLeavesNothingBehind() {
        try (CompiledNetwork network =
                new GraphCompiler(cardOrSkip()).compile(Nets.classifier(new ImageShape(1, 8, 8), 10, 16, 2, 1), 1)) {
            NDManager manager = network.trained().getFirst().array().getManager();
            int arrays = manager.getManagedArrays().size();
            network.weights();
            assertThat(manager.getManagedArrays()).hasSize(arrays);
        }
    }
}
