package nas4j.predictors.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class FeatureGraphTest {
    private static final Op RELU = new Op.Activation(ActivationKind.RELU);

    private static Op conv(int channels, int kernel, int stride) {
        return new Op.Conv2d(channels, Window.same(kernel, stride, 1), 1, false);
    }

    @Test
    void nodesSayWhatTheyDoAndHowLargeTheyAre() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(4, 8, 6)));
        int conv = builder.add("conv", conv(16, 3, 2), in);
        int depthwise = builder.add("depthwise", new Op.Conv2d(16, Window.same(5, 1, 1), 16, true), conv);
        int concat = builder.add("concat", new Op.Concat(), conv, depthwise);
        int pool = builder.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), concat);
        int linear = builder.add("linear", new Op.Linear(10, true), pool);
        FeatureGraph graph = FeatureGraph.of(builder.output("out", linear).build());
        assertThat(graph.nodes())
                .containsExactly(
                        node(OperatorId.INPUT, new Extent(4, 8, 6), new Extent(4, 8, 6), 0, false),
                        node(OperatorId.CONV, new Extent(4, 8, 6), new Extent(16, 4, 3), 3, false),
                        node(OperatorId.DEPTHWISE_CONV, new Extent(16, 4, 3), new Extent(16, 4, 3), 5, true),
                        node(OperatorId.CONCAT, new Extent(32, 4, 3), new Extent(32, 4, 3), 0, false),
                        node(OperatorId.GLOBAL_POOL, new Extent(32, 4, 3), new Extent(32, 1, 1), 0, false),
                        node(OperatorId.LINEAR, new Extent(32, 1, 1), new Extent(10, 1, 1), 1, true));
        assertThat(graph.edges())
                .containsExactly(edge(0, 1), edge(1, 2), edge(1, 3), edge(2, 3), edge(3, 4), edge(4, 5));
        assertThat(graph.macs()).isEqualTo(4 * 16 * 9 * 12 + 16 * 25 * 12 + 320);
    }

    private static GraphNode node(OperatorId operator, Extent in, Extent out, int kernel, boolean bias) {
        return new GraphNode(operator, in, out, kernel, kernel, bias, 1);
    }

    private static FeatureGraph.Edge edge(int from, int to) {
        return new FeatureGraph.Edge(from, to);
    }

    @Test
    void tokensAndVectorsHaveAnExtentToo() {
        assertThat(Extent.of(TensorShape.of(7))).isEqualTo(new Extent(7, 1, 1));
        assertThat(Extent.of(TensorShape.of(5, 7))).isEqualTo(new Extent(7, 5, 1));
        assertThat(Extent.of(TensorShape.of(2, 3, 5, 7))).isEqualTo(new Extent(105, 2, 1));
    }

    /** A cell of two branches that both begin with a ReLU of the same input, each with a normalised convolution. */
    private static int cell(ComputationGraph.Builder builder, String path, int in, int kernel) {
        int first = builder.add(path + "/relu1", RELU, in);
        int second = builder.add(path + "/relu2", RELU, in);
        int channels = builder.shape(in).channels();
        int one = builder.add(path + "/conv1", conv(channels, 1, 1), first);
        int two = builder.add(path + "/conv2", conv(channels, kernel, 1), second);
        int norm1 = builder.add(path + "/norm1", new Op.BatchNorm(true), one);
        int norm2 = builder.add(path + "/norm2", new Op.BatchNorm(true), two);
        return builder.add(path + "/sum", new Op.Add(), norm1, norm2);
    }

    @Test
    void foldingLeavesOneOfWhatIsComputedTwiceAndNoNormalisation() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(4, 8, 8)));
        int out = cell(builder, "cell", in, 3);
        FeatureGraph graph = FeatureGraph.folded(builder.output("out", out).build());
        assertThat(graph.nodes().stream().map(GraphNode::operator))
                .containsExactly(OperatorId.INPUT, OperatorId.RELU, OperatorId.CONV, OperatorId.CONV, OperatorId.ADD);
        assertThat(graph.nodes().stream().map(GraphNode::bias)).containsExactly(false, false, true, true, false);
        assertThat(graph.edges()).containsExactly(edge(0, 1), edge(1, 2), edge(1, 3), edge(2, 4), edge(3, 4));
    }

    @Test
    void aNormalisationThatIsNotTheOnlyReaderStays() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(4, 8, 8)));
        int conv = builder.add("conv", conv(4, 3, 1), in);
        int norm = builder.add("norm", new Op.BatchNorm(true), conv);
        int sum = builder.add("sum", new Op.Add(), conv, norm);
        FeatureGraph graph = FeatureGraph.folded(builder.output("out", sum).build());
        assertThat(graph.nodes().stream().map(GraphNode::operator))
                .containsExactly(OperatorId.INPUT, OperatorId.CONV, OperatorId.BATCH_NORM, OperatorId.ADD);
    }

    /** Three cells, a reduction, three cells, a reduction, and other cells at the end. */
    @Test
    void stagesOfTheSameCellsStandOnce() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(4, 8, 8)));
        for (int stage = 0; stage < 3; stage++) {
            for (int k = 0; k < 3; k++) {
                at = cell(builder, stage + "/" + k, at, stage < 2 ? 3 : 5);
            }
            if (stage < 2) {
                at = builder.add(stage + "/reduction", conv(8 << stage, 3, 2), at);
            }
        }
        ComputationGraph network = builder.output("out", at).build();
        FeatureGraph graph = FeatureGraph.ofSections(network);
        assertThat(graph.nodes().stream().map(GraphNode::copies)).containsExactly(1, 6, 6, 6, 6, 2, 3, 3, 3, 3);
        assertThat(graph.nodes().get(5).operator()).isEqualTo(OperatorId.CONV);
        assertThat(graph.nodes().get(8).kernelHeight()).isEqualTo(5);
        assertThat(graph.edges())
                .containsExactly(
                        edge(0, 1),
                        edge(1, 2),
                        edge(1, 3),
                        edge(2, 4),
                        edge(3, 4),
                        edge(4, 5),
                        edge(5, 6),
                        edge(6, 7),
                        edge(6, 8),
                        edge(7, 9),
                        edge(8, 9));
        assertThat(graph.macs()).isEqualTo(FeatureGraph.of(network).macs());
        int copies = graph.nodes().stream().mapToInt(GraphNode::copies).sum();
        assertThat(copies).isEqualTo(FeatureGraph.folded(network).size());
    }

    /** The copies of the nodes that are left add up to the nodes of the folded network. */
    @Test
    void sectionsKeepCountOfAllNodes() {
        for (SearchSpace space : List.of(TinySpace.large(), TinySpace.conditional(), TinySpace.cellOfFive())) {
            for (long seed = 1; seed <= 50; seed++) {
                Genotype genotype = space.sample(Seeds.generator(seed));
                ComputationGraph network = space.decode(genotype).graph();
                assertThat(FeatureGraph.ofSections(network).nodes().stream()
                                .mapToInt(GraphNode::copies)
                                .sum())
                        .as("%s, seed %d", genotype, seed)
                        .isEqualTo(FeatureGraph.folded(network).size());
            }
        }
    }

    @Test
    void allOutputsStay() {
        SearchSpace space = TinySpace.severalInputsAndOutputs();
        space.enumerate().forEach(genotype -> {
            FeatureGraph graph = FeatureGraph.ofSections(space.decode(genotype).graph());
            assertThat(graph.nodes().stream().filter(node -> node.operator() == OperatorId.INPUT))
                    .hasSize(2);
            assertThat(graph.edges()).allSatisfy(edge -> assertThat(edge.from()).isLessThan(edge.to()));
        });
    }
}
