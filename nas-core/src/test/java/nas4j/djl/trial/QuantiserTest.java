package nas4j.djl.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Splits;
import nas4j.djl.data.glyphs.Glyphs.Targets;
import nas4j.djl.quantize.Observer;
import nas4j.djl.quantize.Quantisation;
import nas4j.evaluate.Budget;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.evaluate.TrialOutcome.Completed;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Precision;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
class QuantiserTest {
    private static final Budget BUDGET = Budget.ofEpochs(6);
    private static final DataSet GLYPHS = Trials.glyphs(Targets.CLASS);
    private static final ImageShape SHAPE = GLYPHS.training().shape();
    private static final Splits SPLITS = GLYPHS.carve(.25, 1);
    private static final ComputationGraph NETWORK = Nets.classifier(SHAPE, 10, 4, 2, 1);

    @TempDir
    private Path folder = Path.of("");

    private static ComputationGraph rounded(Precision precision) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        for (Node node : NETWORK.nodes()) {
            builder.add(
                    node.path(),
                    node.op(),
                    precision,
                    node.inputs().stream().mapToInt(Integer::intValue).toArray());
        }
        NETWORK.outputs().forEach(builder::output);
        return builder.build();
    }

    private static FinalEvaluation.Result evaluate(ComputationGraph graph, Quantisation quantisation)
            throws InterruptedException {
        TrainingPlan plan = TrainingPlan.standard().with(quantisation);
        return new FinalEvaluation(Trials.engine(), plan, SPLITS, _ -> {})
                .evaluate(Trials.architecture(graph), BUDGET, 1);
    }

    private static Map<String, Double> figures(TrialOutcome outcome) {
        List<Measurement> all = ((Completed) outcome).measurements();
        return all.stream().collect(Collectors.toMap(m -> m.name() + " " + m.split(), Measurement::value));
    }

    @Test
    void figuresAreThoseOfTheRoundedNetworkAndThoseBeforeAreTold() throws InterruptedException {
        Map<String, Double> plain =
                figures(evaluate(NETWORK, Quantisation.afterTraining()).outcome());
        Map<String, Double> sixteen = figures(evaluate(rounded(new Precision(16, 16)), Quantisation.afterTraining())
                .outcome());
        FinalEvaluation.Result result = evaluate(rounded(new Precision(3, 3)), Quantisation.afterTraining());
        Map<String, Double> three = figures(result.outcome());
        plain.keySet().forEach(name -> assertThat(three).containsEntry("float-" + name, sixteen.get("float-" + name)));
        assertThat(sixteen.get("accuracy TEST")).isCloseTo(sixteen.get("float-accuracy TEST"), within(1.0));
        assertThat(three).containsKeys(plain.keySet().toArray(String[]::new)).hasSize(2 * plain.size());
        assertThat(plain.keySet()).anyMatch(name -> !Objects.equals(three.get(name), plain.get(name)));
        Weights weights = Objects.requireNonNull(result.weights());
        assertThat(weights.tensors())
                .containsKeys("image.step", "image.zero", "0/0/conv.weight-step", "0/0/relu.step")
                .doesNotContainKeys("0/0/conv.step", "0/0/conv.weight-zero");
    }

    @Test
    void trainingMakesUpForFewBits() throws InterruptedException {
        ComputationGraph two = rounded(new Precision(2, 3));
        Map<String, Double> after =
                figures(evaluate(two, Quantisation.afterTraining()).outcome());
        Map<String, Double> in =
                figures(evaluate(two, Quantisation.inTraining(6)).outcome());
        assertThat(in.get("accuracy TEST")).isGreaterThan(after.get("accuracy TEST"));
        assertThat(figures(evaluate(two, Quantisation.inTraining(6)).outcome())).isEqualTo(in);
        assertThat(in.get("float-accuracy TEST")).isEqualTo(after.get("float-accuracy TEST"));
    }

    @Test
    void calibrationDependsOnItsImagesAndObserver() throws InterruptedException {
        ComputationGraph four = rounded(new Precision(4, 4));
        Quantisation usual = Quantisation.afterTraining();
        float mse = step(four, usual);
        assertThat(step(four, usual.with(Observer.MIN_MAX, 256))).isGreaterThan(mse);
        assertThat(step(four, usual.with(Observer.MSE, 3))).isNotEqualTo(mse);
        assertThat(step(four, usual)).isEqualTo(mse);
    }

    @Test
    void calibrationImagesAreNotTrainedOn() throws InterruptedException {
        ComputationGraph four = rounded(new Precision(4, 4));
        Quantisation usual = Quantisation.afterTraining();
        float[] firstWeights = {
            number(four, usual.with(Observer.MSE, 1), "0/0/conv.weight"),
            number(four, usual.with(Observer.MIN_MAX, 1), "0/0/conv.weight"),
            number(four, usual.with(Observer.MSE, 2), "0/0/conv.weight")
        };
        assertThat(firstWeights[0]).isEqualTo(firstWeights[1]).isNotEqualTo(firstWeights[2]);
    }

    private static float step(ComputationGraph graph, Quantisation quantisation) throws InterruptedException {
        return number(graph, quantisation, "0/0/relu.step");
    }

    private static float number(ComputationGraph graph, Quantisation quantisation, String path)
            throws InterruptedException {
        Weights weights = Objects.requireNonNull(evaluate(graph, quantisation).weights());
        return Objects.requireNonNull(weights.tensors().get(path)).values().get(0);
    }

    @Test
    void aContinuedTrainingGoesOnWithTheNetworkOfFloats() throws InterruptedException {
        TrainingEvaluator evaluator = new TrainingEvaluator(
                Trials.engine(), TrainingPlan.standard().with(Quantisation.inTraining(1)), SPLITS, _ -> {});
        Path left = folder.resolve("left");
        ComputationGraph four = rounded(new Precision(4, 4));
        evaluator.evaluate(Trials.architecture(four), Budget.ofEpochs(2), 1, new Continuation(null, left), _ -> {});
        TrialOutcome continued = evaluator.evaluate(
                Trials.architecture(four), Budget.ofEpochs(4), 1, new Continuation(left, null), _ -> {});
        assertThat(figures(continued))
                .containsKeys("accuracy VALIDATION", "float-accuracy VALIDATION")
                .doesNotContainKey(Continuation.LOST + " NONE");
    }
}
