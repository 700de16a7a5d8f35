package nas4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class GraphHashTest {
    private static final TensorShape IMAGE = TensorShape.of(4, 8, 8);
    private static final Op CONV = new Op.Conv2d(4, Window.same(3, 1, 1), 1, false);
    private static final Op RELU = new Op.Activation(ActivationKind.RELU);

    @Test
    void relabelingsKeepTheHash() {
        Seeds.each(1_000, random -> {
            ComputationGraph graph = RandomGraphs.of(random, random.nextInt(4, 40));
            ComputationGraph other = Relabeling.of(graph, random);
            assertThat(GraphHash.of(other)).isEqualTo(GraphHash.of(graph));
            assertThat(GraphHash.ofExpression(other)).isEqualTo(GraphHash.ofExpression(graph));
        });
    }

    @Test
    void simplifyingKeepsTheHash() {
        Seeds.each(1_000, random -> {
            ComputationGraph graph = RandomGraphs.of(random, random.nextInt(4, 40));
            ComputationGraph simple = Simplification.simplify(graph);
            assertThat(GraphHash.of(simple)).isEqualTo(GraphHash.of(graph));
            assertThat(GraphHash.ofExpression(simple)).isEqualTo(GraphHash.ofExpression(graph));
        });
    }

    @Test
    void isEqualExactlyForIsomorphicNetworks() {
        int[] pairs = new int[2];
        Seeds.each(4_000, random -> {
            ComputationGraph graph = RandomGraphs.ofOneShape(random, random.nextInt(4, 14));
            ComputationGraph other = withOneEdgeMoved(Relabeling.of(graph, random), random);
            boolean same = Isomorphism.between(Simplification.simplify(graph), Simplification.simplify(other));
            pairs[same ? 1 : 0]++;
            assertThat(GraphHash.of(graph).equals(GraphHash.of(other)))
                    .as("%s%n%s", graph, other)
                    .isEqualTo(same);
        });
        assertThat(pairs[0]).isGreaterThan(1_000);
        assertThat(pairs[1]).isGreaterThan(200);
    }

    @Test
    void tellsRingsOfPairsApart() {
        assertThat(GraphHash.of(rings(3, 3))).isNotEqualTo(GraphHash.of(rings(6)));
        assertThat(GraphHash.of(rings(10, 10))).isNotEqualTo(GraphHash.of(rings(20)));
        assertThat(GraphHash.of(rings(3, 5))).isNotEqualTo(GraphHash.of(rings(4, 4)));
        assertThat(GraphHash.of(rings(5, 3))).isEqualTo(GraphHash.of(rings(3, 5)));
        assertThat(GraphHash.of(rings(30, 30))).isNotEqualTo(GraphHash.of(rings(60)));
    }

    @Test
    void ringsRelabelledAreTheSame() {
        Seeds.each(50, random -> {
            for (ComputationGraph graph : List.of(rings(3, 3), rings(6), rings(3, 4, 5), rings(40, 30))) {
                assertThat(GraphHash.of(Relabeling.of(graph, random))).isEqualTo(GraphHash.of(graph));
            }
        });
    }

    @Test
    void tellsOneNodeReadTwiceFromTwoNodes() {
        ComputationGraph shared = network(b -> {
            int conv = b.add("c", CONV, 0);
            b.output("out", b.add("sum", new Op.Add(), conv, conv));
        });
        ComputationGraph separate = network(b -> {
            int left = b.add("a", CONV, 0);
            int right = b.add("b", CONV, 0);
            b.output("out", b.add("sum", new Op.Add(), left, right));
        });
        assertThat(GraphHash.of(shared)).isNotEqualTo(GraphHash.of(separate));
        assertThat(GraphHash.ofExpression(shared)).isEqualTo(GraphHash.ofExpression(separate));
    }

    @Test
    void tellsWhichOfTwoAlikeNodesIsRead() {
        assertThat(GraphHash.of(crossed(false))).isNotEqualTo(GraphHash.of(crossed(true)));
    }

    @Test
    void attributesCount() {
        List<Op> ops = List.of(
                CONV,
                new Op.Conv2d(4, Window.same(3, 1, 1), 2, false),
                new Op.Conv2d(4, Window.same(3, 1, 1), 1, true),
                new Op.Conv2d(4, Window.same(5, 1, 1), 1, false),
                new Op.Conv2d(4, Window.same(3, 1, 2), 1, false),
                new Op.Conv2d(4, new Window(3, 1, 1, 1, 1, 0), 1, false),
                new Op.Conv2d(4, new Window(1, 3, 1, 1, 0, 1), 1, false),
                new Op.Pool(PoolKind.MAX, Window.same(3, 1, 1), false),
                new Op.Pool(PoolKind.AVERAGE, Window.same(3, 1, 1), false),
                new Op.Pool(PoolKind.AVERAGE, Window.same(3, 1, 1), true),
                new Op.Linear(8, true),
                new Op.Linear(8, false),
                new Op.BatchNorm(true),
                new Op.BatchNorm(false),
                new Op.LayerNorm(),
                RELU,
                new Op.Activation(ActivationKind.RELU6),
                new Op.Dropout(0.1),
                new Op.Dropout(0.2),
                new Op.Transpose(List.of(0, 2, 1)),
                new Op.Position(),
                new Op.ChannelShuffle(2));
        assertThat(ops.stream()
                        .map(op -> GraphHash.of(network(b -> b.output("out", b.add("x", op, 0)))))
                        .distinct())
                .hasSameSizeAs(ops);
    }

    @Test
    void attributesWithoutEffectDoNotCount() {
        assertSame(new Op.Conv2d(4, Window.same(1, 1, 2), 1, false), new Op.Conv2d(4, Window.same(1, 1, 1), 1, false));
        assertSame(
                new Op.Pool(PoolKind.MAX, Window.same(3, 1, 1), true),
                new Op.Pool(PoolKind.MAX, Window.same(3, 1, 1), false));
        assertSame(new Op.Flatten(), new Op.Reshape(List.of(256)));
    }

    @Test
    void orderOfSidesCountsInConcatsAndProducts() {
        assertThat(GraphHash.of(joined(new Op.Concat(), true)))
                .isNotEqualTo(GraphHash.of(joined(new Op.Concat(), false)));
        assertThat(GraphHash.of(joined(new Op.Add(), true))).isEqualTo(GraphHash.of(joined(new Op.Add(), false)));
        assertThat(GraphHash.of(joined(new Op.Multiply(), true)))
                .isEqualTo(GraphHash.of(joined(new Op.Multiply(), false)));
        assertThat(GraphHash.of(product(true))).isNotEqualTo(GraphHash.of(product(false)));
    }

    @Test
    void namesAndOrderOfOutputsCount() {
        ComputationGraph graph = outputs("a", "b", false);
        assertThat(GraphHash.of(outputs("b", "a", false))).isNotEqualTo(GraphHash.of(graph));
        assertThat(GraphHash.of(outputs("a", "b", true))).isNotEqualTo(GraphHash.of(graph));
        assertThat(GraphHash.of(outputs("a", "c", false))).isNotEqualTo(GraphHash.of(graph));
    }

    @Test
    void entriesCountEvenUnused() {
        ComputationGraph one = network(b -> b.output("out", b.add("conv", CONV, 0)));
        ComputationGraph two = network(b -> {
            b.add("other", new Op.Input(IMAGE));
            b.output("out", b.add("conv", CONV, 0));
        });
        ComputationGraph second = network(b -> {
            int other = b.add("other", new Op.Input(IMAGE));
            b.output("out", b.add("conv", CONV, other));
        });
        assertThat(List.of(GraphHash.of(one), GraphHash.of(two), GraphHash.of(second)))
                .doesNotHaveDuplicates();
    }

    @Test
    void precisionCountsWhereItMatters() {
        GraphHash full = GraphHash.of(precise(CONV, 32, 32));
        GraphHash weights = GraphHash.of(precise(CONV, 8, 32));
        GraphHash activations = GraphHash.of(precise(CONV, 32, 8));
        assertThat(List.of(full, weights, activations, GraphHash.of(precise(CONV, 8, 8))))
                .doesNotHaveDuplicates();
        assertThat(GraphHash.of(precise(RELU, 8, 32))).isEqualTo(GraphHash.of(precise(RELU, 32, 32)));
        assertThat(GraphHash.of(precise(RELU, 32, 8))).isNotEqualTo(GraphHash.of(precise(RELU, 32, 32)));
    }

    @Test
    void isTheSameInEveryVersion() {
        assertThat(GraphHash.of(CellNetworks.whole(CellNetworks.cell(7_777), 1)))
                .hasToString("166792735640c3e0");
        assertThat(GraphHash.of(rings(3, 3))).hasToString("93aa8a64f6f9a3e3");
    }

    @Test
    void textIsReadBack() {
        GraphHash hash = new GraphHash(0x0123_4567_89ab_cdefL);
        assertThat(hash).hasToString("0123456789abcdef");
        assertThat(GraphHash.parse(hash.toString())).isEqualTo(hash);
        assertThatThrownBy(() -> GraphHash.parse("12")).hasMessageContaining("[12]");
        assertThatThrownBy(() -> GraphHash.parse("g123456789abcdef")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertSame(Op one, Op other) {
        assertThat(GraphHash.of(network(b -> b.output("out", b.add("x", one, 0)))))
                .isEqualTo(GraphHash.of(network(b -> b.output("out", b.add("x", other, 0)))));
    }

    private static ComputationGraph network(Consumer<ComputationGraph.Builder> body) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        builder.add("in", new Op.Input(IMAGE));
        body.accept(builder);
        return builder.build();
    }

    /** Convolutions of one image, summed in pairs along rings of the given lengths; the sums are rectified and summed. */
    private static ComputationGraph rings(int... lengths) {
        return network(b -> {
            List<Integer> ends = new ArrayList<>();
            for (int ring = 0; ring < lengths.length; ring++) {
                int[] convs = new int[lengths[ring]];
                for (int k = 0; k < convs.length; k++) {
                    convs[k] = b.add("conv" + ring + "-" + k, CONV, 0);
                }
                for (int k = 0; k < convs.length; k++) {
                    String name = ring + "-" + k;
                    int pair = b.add("pair" + name, new Op.Add(), convs[k], convs[(k + 1) % convs.length]);
                    ends.add(b.add("relu" + name, RELU, pair));
                }
            }
            b.output(
                    "out",
                    b.add(
                            "sum",
                            new Op.Add(),
                            ends.stream().mapToInt(Integer::intValue).toArray()));
        });
    }

    /**
     * Two convolutions read by differently named outputs, and two more; pairs of them are multiplied, either the first
     * with the first or the first with the second.
     */
    private static ComputationGraph crossed(boolean crossed) {
        return network(b -> {
            int[] lefts = {b.add("l0", CONV, 0), b.add("l1", CONV, 0)};
            int[] rights = {b.add("r0", RELU, 0), b.add("r1", RELU, 0)};
            int[] products = new int[2];
            for (int k = 0; k < 2; k++) {
                products[k] = b.add("p" + k, new Op.Multiply(), lefts[k], rights[crossed ? 1 - k : k]);
            }
            b.output("sum", b.add("sum", new Op.Add(), products));
            b.output("l0", lefts[0])
                    .output("l1", lefts[1])
                    .output("r0", rights[0])
                    .output("r1", rights[1]);
        });
    }

    private static ComputationGraph joined(Op op, boolean swapped) {
        return network(b -> {
            int left = b.add("left", CONV, 0);
            int right = b.add("right", RELU, 0);
            b.output("out", b.add("join", op, swapped ? right : left, swapped ? left : right));
        });
    }

    private static ComputationGraph product(boolean swapped) {
        return network(b -> {
            int rows = b.add("rows", new Op.Reshape(List.of(16, 16)), 0);
            int left = b.add("left", RELU, rows);
            b.output("out", b.add("product", new Op.MatMul(false), swapped ? rows : left, swapped ? left : rows));
        });
    }

    private static ComputationGraph outputs(String conv, String relu, boolean reluFirst) {
        return network(b -> {
            int left = b.add("left", CONV, 0);
            int right = b.add("right", RELU, 0);
            b.output(reluFirst ? relu : conv, reluFirst ? right : left);
            b.output(reluFirst ? conv : relu, reluFirst ? left : right);
        });
    }

    private static ComputationGraph precise(Op op, int weights, int activations) {
        return network(b -> b.output("out", b.add("x", op, new Precision(weights, activations), 0)));
    }

    private static ComputationGraph withOneEdgeMoved(ComputationGraph graph, RandomGenerator random) {
        int moved = random.nextInt(graph.size());
        ComputationGraph.Builder builder = ComputationGraph.builder();
        for (Node node : graph.nodes()) {
            int[] inputs = node.inputs().stream().mapToInt(Integer::intValue).toArray();
            if (node.id() == moved && inputs.length > 0) {
                int k = random.nextInt(inputs.length);
                int target = random.nextInt(node.id());
                if (graph.node(target).shape().equals(graph.node(inputs[k]).shape())) {
                    inputs[k] = target;
                }
            }
            builder.add(node.path(), node.op(), node.precision(), inputs);
        }
        graph.outputs().forEach(builder::output);
        return builder.build();
    }
}
