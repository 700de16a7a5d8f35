package nas4j.djl.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.GraphCompiler;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.glyphs.Glyphs.Targets;
import nas4j.djl.task.Tasks;
import nas4j.evaluate.Budget;
import nas4j.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On 600 images: 9 full batches of 64 in each epoch. */
@Tag("engine")
class TrainerTest {
    private static final ImageData IMAGES = Trials.glyphs(Targets.CLASS).training();
    private static final Normalisation NORMALISATION = Normalisation.of(IMAGES);
    private static final ComputationGraph NETWORK = Nets.classifier(IMAGES.shape(), 10, 4, 2, 1);
    private static final TrainingPlan PLAN = TrainingPlan.standard();

    private final List<TrainingProgress> told = new ArrayList<>();

    private Trained train(Duration betweenEvents, double epochs) throws InterruptedException {
        Trainer trainer = new Trainer(PLAN, IMAGES, NORMALISATION, told::add, betweenEvents);
        try (CompiledNetwork network = new GraphCompiler(Trials.engine()).compile(NETWORK, 1)) {
            Tasks tasks = Tasks.of(NETWORK, IMAGES, PLAN.tasks());
            return trainer.train(network, tasks, epochs, 1, Deadline.of(Budget.ofEpochs(epochs), () -> 0));
        }
    }

    @Test
    void eachStepIsTold() throws InterruptedException {
        Trained trained = train(Duration.ZERO, 2);
        assertThat(trained.steps()).isEqualTo(18);
        assertThat(told).hasSize(18);
        for (int k = 0; k < 18; k++) {
            TrainingProgress progress = told.get(k);
            assertThat(progress.step()).isEqualTo(k + 1);
            assertThat(progress.steps()).isEqualTo(18);
            assertThat(progress.epoch()).isCloseTo((k + 1) / 9., within(1e-12));
            assertThat(progress.learningRate()).isCloseTo(.05 * (1 - k / 18.), within(1e-12));
            assertThat(progress.imagesPerSecond()).isPositive();
            assertThat(progress.waitingShare()).isBetween(0., 1.);
        }
        assertThat(told.getLast().loss()).isEqualTo(trained.loss());
        assertThat(told.getFirst().loss()).isBetween(2., 3.).isGreaterThan(trained.loss());
        assertThat(trained.imagesPerSecond() * trained.seconds()).isCloseTo(18 * 64, within(.1));
    }

    @Test
    void theListenerIsNotToldMoreOftenThanItCanSee() throws InterruptedException {
        train(Duration.ofDays(1), 2);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().step()).isEqualTo(18);
    }

    @Test
    void epochsMayBeParts() throws InterruptedException {
        assertThat(train(Duration.ZERO, .5).steps()).isEqualTo(5);
        assertThat(train(Duration.ZERO, 1.1).steps()).isEqualTo(10);
        assertThat(train(Duration.ZERO, 1e-9).steps()).isEqualTo(1);
    }
}
