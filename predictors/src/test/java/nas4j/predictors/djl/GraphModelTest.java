package nas4j.predictors.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nas4j.contract.Seeds;
import nas4j.predict.Prediction;
import nas4j.predictors.graph.FeatureGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class GraphModelTest {
    private static final LearningPlan SHORT = new LearningPlan(20, 16, .01);
    private static final Set<Part> NO_ADAPTER = Set.of(new Part.Base(), new Part.Head());

    private static GraphModel model(int adapters) {
        GraphModel model = GraphModel.untrained(3, 1);
        for (int k = 0; k < adapters; k++) {
            model = model.withAdapter(2 + k);
        }
        return model;
    }

    private static List<Double> targets(List<FeatureGraph> graphs) {
        return graphs.stream().map(graph -> 6 * RandomGraphs.target(graph) - 3).toList();
    }

    @Test
    void predictsWhatPlainJavaComputes() {
        List<FeatureGraph> graphs = RandomGraphs.draw(6, 1, 14, Seeds.generator(1));
        for (int adapters = 0; adapters < 3; adapters++) {
            GraphModel model = model(adapters);
            List<Prediction> predictions = Ensemble.predict(model, graphs);
            for (int k = 0; k < graphs.size(); k++) {
                double sum = 0;
                for (int member = 0; member < 3; member++) {
                    sum += new PlainNetwork(model, member, graphs.get(k)).predict();
                }
                assertThat(predictions.get(k).mean())
                        .as("adapters %d, graph %d", adapters, k)
                        .isEqualTo(sum / 3, within(1e-5));
            }
        }
    }

    @Test
    void theOrderOfNodesDoesNotCount() {
        List<FeatureGraph> graphs = RandomGraphs.draw(20, 3, 20, Seeds.generator(2));
        List<FeatureGraph> others = graphs.stream()
                .map(graph -> RandomGraphs.renumbered(graph, Seeds.generator(3)))
                .toList();
        assertAlike(Ensemble.predict(model(1), graphs), Ensemble.predict(model(1), others));
    }

    @Test
    void whatIsInTheBatchBesideDoesNotCount() {
        List<FeatureGraph> graphs = RandomGraphs.draw(20, 1, 30, Seeds.generator(4));
        List<Prediction> alone = new ArrayList<>();
        graphs.forEach(graph -> alone.addAll(Ensemble.predict(model(1), List.of(graph))));
        assertAlike(Ensemble.predict(model(1), graphs), alone);
    }

    private static void assertAlike(List<Prediction> one, List<Prediction> other) {
        for (int k = 0; k < one.size(); k++) {
            assertThat(one.get(k).mean()).isEqualTo(other.get(k).mean(), within(1e-5));
            assertThat(one.get(k).std()).isEqualTo(other.get(k).std(), within(1e-5));
        }
        assertThat(one).hasSameSizeAs(other);
        assertThat(new HashSet<>(one)).hasSizeGreaterThan(one.size() / 2);
    }

    @Test
    void learnsWhatAGraphIsMadeOf() {
        List<FeatureGraph> graphs = RandomGraphs.simple(200, Seeds.generator(5));
        List<Double> targets = targets(graphs);
        Learnt learnt = learn(model(0), NO_ADAPTER, graphs.subList(0, 100), new LearningPlan(400, 32, .01));
        double sum = 0;
        List<Prediction> predictions = Ensemble.predict(learnt.model(), graphs.subList(100, 200));
        for (int k = 0; k < 100; k++) {
            sum += Math.pow(predictions.get(k).mean() - targets.get(100 + k), 2);
        }
        double variance = variance(targets);
        assertThat(sum / 100).isLessThan(.2 * variance);
        assertThat(learnt.variance()).isBetween(.5 * sum / 100, .5 * variance);
    }

    private static double variance(List<Double> numbers) {
        double mean = numbers.stream().mapToDouble(number -> number).average().orElseThrow();
        return numbers.stream()
                .mapToDouble(number -> (number - mean) * (number - mean))
                .average()
                .orElseThrow();
    }

    private static Learnt learn(GraphModel model, Set<Part> trained, List<FeatureGraph> graphs, LearningPlan plan) {
        return new Learner(model, trained, model.readout(), graphs, targets(graphs), plan, 7).learn();
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        List<FeatureGraph> graphs = RandomGraphs.simple(40, Seeds.generator(6));
        GraphModel one =
                learn(model(1), Set.copyOf(model(1).parts()), graphs, SHORT).model();
        GraphModel other =
                learn(model(1), Set.copyOf(model(1).parts()), graphs, SHORT).model();
        for (Part part : one.parts()) {
            assertThat(one.values(part)).as("%s", part).isEqualTo(other.values(part));
        }
    }

    /** Of eight rows none is held out, so that the last epoch counts. */
    @Test
    void onlyWhatIsTrainedChanges() {
        List<FeatureGraph> graphs = RandomGraphs.simple(8, Seeds.generator(6));
        GraphModel start = model(2);
        List<Set<Part>> all = new ArrayList<>(
                List.of(Set.of(new Part.Adapter(1), new Part.AdapterHead(1)), Tuning.HEADS.parts(start)));
        all.addAll(List.of(Tuning.HEADS_AND_BASE.parts(start), Tuning.ALL.parts(start)));
        for (Set<Part> trained : all) {
            GraphModel after = learn(start, trained, graphs, SHORT).model();
            for (Part part : start.parts()) {
                boolean isSame = Arrays.equals(after.values(part), start.values(part));
                assertThat(isSame).as("%s of %s", part, trained).isEqualTo(!trained.contains(part));
            }
        }
    }

    @Test
    void tuningChangesWhatItSays() {
        GraphModel two = model(2);
        assertThat(Tuning.HEADS.parts(two)).containsExactlyInAnyOrder(new Part.AdapterHead(0), new Part.AdapterHead(1));
        assertThat(Tuning.HEADS_AND_BASE.parts(two))
                .containsExactlyInAnyOrder(new Part.Base(), new Part.AdapterHead(0), new Part.AdapterHead(1));
        assertThat(Tuning.ALL.parts(two)).hasSize(5).doesNotContain(new Part.Head());
        assertThat(Tuning.HEADS.parts(model(0))).containsExactly(new Part.Head());
        assertThat(Tuning.ALL.parts(model(0))).containsExactlyInAnyOrder(new Part.Head(), new Part.Base());
    }

    @Test
    void oneOrTwoRowsAreEnough() {
        for (int rows = 1; rows < 3; rows++) {
            List<FeatureGraph> graphs = RandomGraphs.simple(rows, Seeds.generator(8));
            Learnt learnt = learn(model(0), NO_ADAPTER, graphs, new LearningPlan(200, 32, .01));
            double target = targets(graphs).getFirst();
            assertThat(Ensemble.predict(learnt.model(), graphs).getFirst().mean())
                    .isEqualTo(target, within(.5));
            assertThat(learnt.variance()).isEqualTo(1);
        }
    }

    @Test
    void savedNumbersComeBack() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model(2).save(new DataOutputStream(bytes));
        GraphModel loaded = GraphModel.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(loaded.members()).isEqualTo(3);
        for (Part part : model(2).parts()) {
            assertThat(loaded.values(part)).isEqualTo(model(2).values(part));
        }
        assertThatThrownBy(() -> GraphModel.load(new DataInputStream(new ByteArrayInputStream(new byte[64]))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("[0] members");
    }
}
