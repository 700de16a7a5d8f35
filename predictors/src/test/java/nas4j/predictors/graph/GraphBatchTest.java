package nas4j.predictors.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.predict.Prediction;
import org.junit.jupiter.api.Test;

class GraphBatchTest {
    private static final Extent SMALL = new Extent(64, 32, 128);
    private static final Extent LARGE = new Extent(128, 16, 64);

    private static FeatureGraph chain(int size, int copies) {
        List<GraphNode> nodes = new ArrayList<>();
        List<FeatureGraph.Edge> edges = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            nodes.add(new GraphNode(OperatorId.CONV, SMALL, LARGE, 3, 9, true, k == 0 ? copies : 1));
            if (k > 0) {
                edges.add(new FeatureGraph.Edge(k - 1, k));
            }
        }
        return new FeatureGraph(nodes, edges, 1);
    }

    @Test
    void aNodeIsNumbers() {
        float[] features = GraphBatch.of(List.of(chain(1, 1))).features().array();
        assertThat(features).hasSize(GraphBatch.COLUMNS);
        float[] expected = new float[GraphBatch.COLUMNS];
        expected[OperatorId.CONV.number()] = 1;
        expected[32 + 3] = 1;
        expected[40 + 7] = 1;
        expected[48 + 1] = 1;
        System.arraycopy(new float[] {.125f, .0625f, .5f, .25f, .125f, .25f}, 0, expected, 50, 6);
        assertThat(features).containsExactly(expected);
    }

    @Test
    void thereAre32WordsForOperators() {
        assertThat(OperatorId.values()).hasSize(OperatorId.COUNT);
        assertThat(Arrays.stream(OperatorId.values()).map(OperatorId::number))
                .containsExactlyElementsOf(IntStream.range(0, 32).boxed().toList());
    }

    @Test
    void smallerGraphsAreFilledUpWithNothing() {
        GraphBatch batch = GraphBatch.of(List.of(chain(1, 5), chain(3, 2)));
        assertThat(batch.graphs()).isEqualTo(2);
        assertThat(batch.nodes()).isEqualTo(3);
        assertThat(batch.shares().array()).containsExactly(1, 0, 0, .5f, .25f, .25f);
        assertThat(batch.edges().array()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        float[] features = batch.features().array();
        double sum = 0;
        for (int k = GraphBatch.COLUMNS; k < 3 * GraphBatch.COLUMNS; k++) {
            sum += Math.abs(features[k]);
        }
        assertThat(sum).isZero();
    }

    @Test
    void chunksHoldEachRowOnceAndGraphsOfLikeSizes() {
        List<FeatureGraph> graphs =
                IntStream.range(0, 600).mapToObj(k -> chain(1 + k % 300, 1)).toList();
        List<Integer> rows = IntStream.range(100, 600).boxed().toList();
        List<List<Integer>> chunks = Chunks.of(graphs, rows);
        assertThat(chunks.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(rows);
        long numbers = 0;
        long needed = 0;
        for (List<Integer> chunk : chunks) {
            long largest = graphs.get(chunk.getLast()).size();
            assertThat(largest * largest * chunk.size()).isLessThanOrEqualTo(1 << 21);
            numbers += largest * largest * chunk.size();
            needed += chunk.stream()
                    .mapToLong(row ->
                            (long) graphs.get(row).size() * graphs.get(row).size())
                    .sum();
        }
        assertThat(numbers).isLessThan(2 * needed);
        assertThat(chunks).hasSizeLessThan(40);
    }

    @Test
    void aScaleGivesLabelsBack() {
        List<FeatureGraph> graphs = List.of(macs(0), macs(9_000_000_000L), macs(99_000_000_000L));
        List<Double> labels = List.of(1.0, 4.0, 15.0);
        LabelScale perMacs = LabelScale.of(true, graphs, labels);
        assertThat(perMacs.mean()).isEqualTo(8.0 / 3, within(1e-12));
        assertThat(perMacs.std()).isEqualTo(Math.sqrt((1 + 4 + 25) / 3.0 - 64 / 9.0), within(1e-12));
        LabelScale plain = LabelScale.of(false, graphs, labels);
        assertThat(plain.mean()).isEqualTo(20.0 / 3, within(1e-12));
        for (LabelScale scale : List.of(perMacs, plain)) {
            for (FeatureGraph graph : graphs) {
                double scaled = scale.scaled(7, graph);
                Prediction same = scale.prediction(new Prediction(scaled, 1), graph);
                assertThat(same.mean()).isEqualTo(7, within(1e-12));
                double next =
                        scale.prediction(new Prediction(scaled + 1, 1), graph).mean();
                assertThat(next - 7).isEqualTo(same.std(), within(1e-12));
            }
        }
    }

    @Test
    void labelsMayBeAllAlikeOrOfAnySize() {
        List<FeatureGraph> graphs = List.of(macs(0), macs(0), macs(0));
        LabelScale alike = LabelScale.of(false, graphs, List.of(.1, .1, .1));
        assertThat(alike.scaled(7, graphs.getFirst())).isZero();
        assertThat(alike.prediction(new Prediction(3, 1), graphs.getFirst())).isEqualTo(new Prediction(.1, 0));
        double most = Double.MAX_VALUE;
        LabelScale wide = LabelScale.of(false, graphs, List.of(-most, 1.0, most));
        double scaled = wide.scaled(most, graphs.getFirst());
        assertThat(scaled).isEqualTo(Math.sqrt(1.5), within(1e-12));
        assertThat(wide.prediction(new Prediction(2 * scaled, 9), graphs.getFirst()))
                .isEqualTo(new Prediction(most, most));
    }

    private static FeatureGraph macs(long macs) {
        return new FeatureGraph(chain(1, 1).nodes(), List.of(), macs);
    }
}
