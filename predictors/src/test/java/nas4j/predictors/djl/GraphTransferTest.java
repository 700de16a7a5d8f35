package nas4j.predictors.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import nas4j.contract.Seeds;
import nas4j.predict.Prediction;
import nas4j.predict.RankCorrelation;
import nas4j.predictors.graph.FeatureGraph;
import nas4j.predictors.graph.LabelledGraphs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
@Tag("slow")
class GraphTransferTest {
    private static final List<FeatureGraph> GRAPHS = RandomGraphs.simple(400, Seeds.generator(1));
    private static final List<FeatureGraph> ASKED = GRAPHS.subList(200, 400);

    /** A source task in one unit and range. */
    private static LabelledGraphs source() {
        List<FeatureGraph> graphs = GRAPHS.subList(0, 200);
        return new LabelledGraphs("source", graphs, labels(graphs, 70, 10));
    }

    /** Few labels of a like task in another one. */
    private static LabelledGraphs target() {
        List<FeatureGraph> graphs = GRAPHS.subList(0, 12);
        return new LabelledGraphs("target", graphs, labels(graphs, -2, .3));
    }

    private static TransferSettings settings(Tuning tuning, boolean perMacs) {
        return new TransferSettings(tuning, perMacs, 3, 400, 150);
    }

    private static List<Double> labels(List<FeatureGraph> graphs, double mean, double scale) {
        return graphs.stream()
                .map(graph -> mean + scale * (RandomGraphs.target(graph) - .5))
                .toList();
    }

    private static double correlation(GraphTransfer predictor) {
        List<Double> means =
                predictor.predict(ASKED).stream().map(Prediction::mean).toList();
        return RankCorrelation.spearman(means, labels(ASKED, 0, 1));
    }

    @Test
    void whatWasLearntBeforeHelpsWhereLabelsAreFew() {
        double scratch = correlation(GraphTransfer.learn(target(), TransferSettings.DEFAULT, 1));
        for (Tuning tuning : Tuning.values()) {
            GraphTransfer base = GraphTransfer.learn(source(), settings(tuning, false), 1);
            GraphTransfer adapted = base.adapt(source(), 1);
            assertThat(correlation(base)).isGreaterThan(.9);
            assertThat(correlation(adapted)).isGreaterThan(.9);
            assertThat(correlation(adapted.tune(target(), 1)))
                    .as("%s", tuning)
                    .isGreaterThan(.85)
                    .isGreaterThan(scratch);
        }
    }

    @Test
    void predictionsAreInTheUnitOfTheLabels() throws IOException {
        for (boolean perMacs : new boolean[] {false, true}) {
            GraphTransfer start = GraphTransfer.learn(source(), settings(Tuning.HEADS, perMacs), 1);
            GraphTransfer tuned = start.tune(target(), 1);
            List<Prediction> predictions = tuned.predict(ASKED);
            double mean =
                    predictions.stream().mapToDouble(Prediction::mean).average().orElseThrow();
            assertThat(mean).isBetween(-2.2, -1.8);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            start.save(new DataOutputStream(bytes));
            tuned.saveTuned(new DataOutputStream(bytes));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            GraphTransfer loaded = GraphTransfer.load(in);
            assertThat(loaded.predict(ASKED)).isEqualTo(start.predict(ASKED));
            assertThat(loaded.loadTuned(in).predict(ASKED)).isEqualTo(predictions);
        }
    }

    @Test
    void aTaskHasAFiniteLabelForEachGraph() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelledGraphs("few", ASKED, List.of(1.0)))
                .withMessageContaining("[few]")
                .withMessageContaining("[200] graphs and [1] labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelledGraphs("odd", GRAPHS.subList(0, 1), List.of(Double.NaN)))
                .withMessageContaining("[NaN]");
    }
}
