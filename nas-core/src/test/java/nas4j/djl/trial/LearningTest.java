package nas4j.djl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nas4j.djl.data.Splits;
import nas4j.djl.data.TestImages;
import nas4j.djl.data.file.IdxFolder;
import nas4j.evaluate.Budget;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome.Completed;
import nas4j.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks learn what there is to learn. Seconds are those of one core's time. */
@Tag("engine")
class LearningTest {
    private static Completed evaluate(
            Splits splits, ComputationGraph network, Map<String, Object> settings, double epochs)
            throws InterruptedException {
        return (Completed) new FinalEvaluation(Trials.engine(), TrainingPlan.standard(), splits, _ -> {})
                .evaluate(Trials.architecture(network, settings), Budget.ofEpochs(epochs), 1)
                .outcome();
    }

    private static double test(Completed outcome, String name) {
        return outcome.find(name, Split.TEST).orElseThrow().value();
    }

    private static double digits(Splits splits) throws InterruptedException {
        ComputationGraph network = Nets.classifier(splits.training().shape(), 10, 16, 2, 2);
        return test(evaluate(splits, network, Map.of("crop", 1.), 8), "accuracy");
    }

    @Test
    void digitsAreLearned() throws InterruptedException {
        Splits splits = IdxFolder.read(TestImages.real("digits-8x8")).carve(.1, 1);
        assertThat(digits(splits)).isGreaterThanOrEqualTo(97);
    }
}
