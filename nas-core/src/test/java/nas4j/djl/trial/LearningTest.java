package nas4j.djl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.Splits;
import nas4j.djl.data.TestImages;
import nas4j.djl.data.file.IdxFolder;
import nas4j.djl.data.glyphs.GlyphOptions;
import nas4j.djl.data.glyphs.Glyphs;
import nas4j.djl.data.glyphs.Glyphs.Targets;
import nas4j.djl.task.Loss.AbsoluteError;
import nas4j.djl.task.Loss.CrossEntropy;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.TaskPlan;
import nas4j.evaluate.Budget;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome.Completed;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks learn what there is to learn, measured on test images; and nothing where there is nothing. */
@Tag("engine")
class LearningTest {
    private static final TrainingPlan PLAN = TrainingPlan.standard();
    private static final Map<String, Object> ADAMW = Map.of("optimizer", "adamw", "learning-rate", .01, "batch", 32.);

    private static Completed train(TrainingPlan plan, Splits splits, ComputationGraph network, double epochs)
            throws InterruptedException {
        return (Completed) new FinalEvaluation(Trials.engine(), plan, splits, _ -> {})
                .evaluate(Trials.architecture(network), Budget.ofEpochs(epochs), 1)
                .outcome();
    }

    private static double test(Completed outcome, String name) {
        return outcome.find(name, Split.TEST).orElseThrow().value();
    }

    private static Splits splits(DataSet set) {
        return set.carve(.1, 1);
    }

    private static double digits(Splits splits) throws InterruptedException {
        ComputationGraph network = Nets.classifier(splits.training().shape(), 10, 16, 3, 1);
        return test(train(PLAN, splits, network, 5), "accuracy");
    }

    private static Splits digits() {
        return splits(IdxFolder.read(TestImages.real("digits-8x8")));
    }

    @Test
    void digitsAreLearned() throws InterruptedException {
        assertThat(digits(digits())).isGreaterThanOrEqualTo(97);
    }

    /** Ten classes of nearly equal size: chance is 10 %, and 1,797 images put its deviation at 0.7 %. */
    @Test
    void nothingIsLearnedFromShuffledLabels() throws InterruptedException {
        Splits digits = digits();
        Splits shuffled = new Splits(Trials.shuffled(digits.training(), 1), digits.validation(), digits.test());
        assertThat(digits(shuffled)).isLessThan(25);
    }

    @Test
    @Tag("slow")
    void handwrittenDigitsAreLearned() throws InterruptedException {
        Splits mnist = splits(IdxFolder.read(TestImages.real("mnist-10k")));
        TrainingPlan plan = HyperParameters.apply(Map.of("crop", 2.), PLAN);
        ComputationGraph network = Nets.classifier(mnist.training().shape(), 10, 12, 3, 2);
        assertThat(test(train(plan, mnist, network, 10), "accuracy")).isGreaterThanOrEqualTo(98);
    }

    @Test
    @Tag("slow")
    void glyphsNeedAnArchitecture() throws InterruptedException {
        Splits glyphs = splits(Glyphs.dataSet(GlyphOptions.of(7), Targets.CLASS));
        ComputationGraph convolutions = Nets.classifier(glyphs.training().shape(), 10, 8, 3, 1);
        assertThat(test(train(PLAN, glyphs, convolutions, 6), "accuracy")).isGreaterThanOrEqualTo(95);
        ComputationGraph.Builder linear = ComputationGraph.builder();
        int at = linear.add("image", new Op.Input(Nets.shape(glyphs.training().shape())));
        at = linear.add("linear", new Op.Linear(10, true), linear.add("flat", new Op.Flatten(), at));
        ComputationGraph pixels = linear.output("output", at).build();
        TrainingPlan slow = HyperParameters.apply(Map.of("learning-rate", .005), PLAN);
        assertThat(test(train(slow, glyphs, pixels, 10), "accuracy")).isBetween(50., 75.);
    }

    /** Eleven classes, of which ten are thin strokes: without a network that tells them apart it is below 15 %. */
    @Test
    @Tag("slow")
    void glyphsAreSegmented() throws InterruptedException {
        Splits glyphs = splits(Glyphs.dataSet(GlyphOptions.of(7), Targets.CLASS_MASK_AND_DEPTH));
        ComputationGraph network = Nets.segmenter(glyphs.training().shape(), 11, 8);
        TrainingPlan plan = HyperParameters.apply(ADAMW, PLAN);
        assertThat(test(train(plan, glyphs, network, 5), "miou")).isGreaterThanOrEqualTo(80);
    }

    @Test
    @Tag("slow")
    void threeTasksAreLearnedAtOnce() throws InterruptedException {
        Splits glyphs = splits(Glyphs.dataSet(GlyphOptions.of(7), Targets.CLASS_MASK_AND_DEPTH));
        ComputationGraph network = Nets.threeHeads(glyphs.training().shape(), 10, 11, 8);
        TaskList tasks = new TaskList.Given(List.of(
                new TaskPlan("classes", "class", new CrossEntropy(0), 1),
                new TaskPlan("mask", "mask", new CrossEntropy(0), 5),
                new TaskPlan("depth", "depth", new AbsoluteError(), 1)));
        Completed outcome = train(HyperParameters.apply(ADAMW, PLAN).with(tasks), glyphs, network, 5);
        assertThat(test(outcome, "accuracy")).isGreaterThanOrEqualTo(97);
        assertThat(test(outcome, "miou")).isGreaterThanOrEqualTo(75);
        assertThat(test(outcome, "mae")).isLessThanOrEqualTo(.04);
    }
}
