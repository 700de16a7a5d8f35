package nas4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class SimplificationTest {
    private static final Op CONV = new Op.Conv2d(4, Window.same(3, 1, 1), 1, true);
    private static final Op RELU = new Op.Activation(ActivationKind.RELU);
    private static final Op ZERO = new Op.Zero(0, 1);

    @Test
    void aBranchWithoutSignalIsDeadEvenWithABias() {
        ComputationGraph graph = simple(b -> {
            int dead = chain(b, b.add("zero", ZERO, 0), RELU, CONV, new Op.BatchNorm(true), new Op.Position());
            int live = b.add("live", CONV, 0);
            b.output("out", b.add("relu", RELU, b.add("sum", new Op.Add(), live, dead)));
        });
        assertThat(paths(graph)).containsExactly("in", "live", "relu");
    }

    @Test
    void productsWithAnAbsentInputAreAbsent() {
        for (Op op : List.of(new Op.Multiply(), new Op.MatMul(true))) {
            ComputationGraph graph = simple(b -> {
                int rows = b.add("rows", new Op.Reshape(List.of(16, 16)), 0);
                int product = b.add("product", op, rows, b.add("zero", ZERO, rows));
                b.output("out", b.add("sum", new Op.Add(), b.add("relu", RELU, rows), product));
            });
            assertThat(paths(graph)).containsExactly("in", "rows", "relu");
        }
        ComputationGraph attention = simple(b -> {
            int rows = b.add("rows", new Op.Reshape(List.of(16, 16)), 0);
            int zero = b.add("zero", ZERO, rows);
            int attended = b.add("attention", new Op.Attention(2), rows, zero, rows);
            b.output("out", b.add("sum", new Op.Add(), rows, attended));
        });
        assertThat(paths(attention)).containsExactly("in", "rows");
    }

    @Test
    void concatKeepsAbsentInputsAsZerosOfTheirShape() {
        ComputationGraph graph = simple(b -> {
            int dead = b.add("dead", new Op.Conv2d(6, Window.same(3, 1, 1), 1, true), b.add("zero", ZERO, 0));
            int live = b.add("live", CONV, 0);
            b.output("out", b.add("both", new Op.Concat(), dead, live, b.add("zero2", ZERO, 0)));
        });
        assertThat(paths(graph)).containsExactly("in", "live", "dead", "zero2", "both");
        assertThat(graph.node(2).op()).isEqualTo(new Op.Zero(6, 1));
        assertThat(graph.node(3).op()).isEqualTo(new Op.Zero(0, 1));
        assertThat(graph.node(4).inputs()).containsExactly(2, 1, 3);
        assertThat(graph.node(4).shape()).isEqualTo(TensorShape.of(14, 8, 8));
    }

    @Test
    void concatOfTokensKeepsAbsentFeatures() {
        ComputationGraph graph = simple(b -> {
            int rows = b.add("rows", new Op.Reshape(List.of(16, 16)), 0);
            int dead = b.add("dead", new Op.Linear(5, true), b.add("zero", ZERO, rows));
            b.output("out", b.add("both", new Op.Concat(), rows, dead));
        });
        assertThat(graph.node(graph.size() - 1).shape()).isEqualTo(TensorShape.of(16, 21));
        assertThat(graph.nodes()).noneMatch(node -> node.op() instanceof Op.Linear);
    }

    @Test
    void concatOfAbsentInputsIsAbsent() {
        ComputationGraph graph = simple(b -> {
            int none = b.add(
                    "none", new Op.Concat(), b.add("z1", new Op.Zero(2, 1), 0), b.add("z2", new Op.Zero(2, 1), 0));
            b.output("out", b.add("sum", new Op.Add(), 0, none));
        });
        assertThat(paths(graph)).containsExactly("in");
    }

    @Test
    void anAbsentOutputIsZerosMadeFromAnEntry() {
        ComputationGraph map = simple(b -> {
            int conv = b.add("conv", CONV, 0);
            b.output("out", b.add("down", new Op.Conv2d(7, Window.same(3, 2, 1), 1, true), b.add("zero", ZERO, conv)));
        });
        assertThat(paths(map)).containsExactly("in", "down");
        assertThat(map.node(1).op()).isEqualTo(new Op.Zero(7, 2));
        assertThat(map.node(1).shape()).isEqualTo(TensorShape.of(7, 4, 4));

        ComputationGraph classes = simple(b -> {
            int pooled = b.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), b.add("zero", ZERO, 0));
            b.output("out", b.add("linear", new Op.Linear(10, true), pooled));
        });
        assertThat(paths(classes)).containsExactly("in", "linear/zero", "linear");
        assertThat(classes.node(2).shape()).isEqualTo(TensorShape.of(10));
        assertThat(GraphCost.of(classes).parameters()).isZero();
    }

    @Test
    void deadNetworksOfOneInterfaceAreOneNetwork() {
        GraphHash[] hashes = new GraphHash[2];
        for (int k = 0; k < 2; k++) {
            Op deep = k == 0 ? new Op.Conv2d(9, Window.same(3, 4, 1), 1, true) : new Op.Zero(2, 2);
            hashes[k] = GraphHash.of(simple(b -> {
                int dead = b.add("deep", deep, b.add("zero", ZERO, b.add("conv", CONV, 0)));
                int pooled = b.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), dead);
                b.output("out", b.add("linear", new Op.Linear(10, true), pooled));
            }));
        }
        assertThat(hashes[0]).isEqualTo(hashes[1]);
    }

    @Test
    void anAbsentOutputOfATokenNetworkKeepsItsChain() {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int tokens = b.add("tokens", new Op.Input(TensorShape.of(DataType.INT32, 5)));
        int embedded = b.add("embedding", new Op.Embedding(100, 8), tokens);
        int zero = b.add("zero", ZERO, b.add("relu", RELU, embedded));
        ComputationGraph graph =
                b.output("out", b.add("linear", new Op.Linear(3, true), zero)).build();
        ComputationGraph simple = Simplification.simplify(graph);
        assertThat(outputShapes(simple)).containsExactly(TensorShape.of(5, 3));
        assertThat(Simplification.simplify(simple)).isEqualTo(simple);
        assertThat(GraphHash.of(simple)).isEqualTo(GraphHash.of(graph));
    }

    @Test
    void identitiesAreContracted() {
        ComputationGraph graph = simple(b -> {
            int at = chain(
                    b,
                    0,
                    new Op.Identity(),
                    new Op.Dropout(0),
                    new Op.Add(),
                    new Op.Concat(),
                    new Op.Pad(0, 0, 0, 0),
                    new Op.Resize(1, ResizeMode.BILINEAR),
                    new Op.Pool(PoolKind.MAX, Window.square(1, 1, 1, 0), false),
                    new Op.Reshape(List.of(4, 8, 8)),
                    new Op.Transpose(List.of(0, 1, 2)),
                    new Op.ChannelShuffle(1),
                    new Op.ChannelShuffle(4),
                    new Op.Flatten(),
                    new Op.Flatten());
            b.output("out", at);
        });
        assertThat(graph.nodes()).hasSize(2);
        assertThat(graph.node(1).op()).isEqualTo(new Op.Flatten());
    }

    @Test
    void whatOnlyLooksLikeAnIdentityStays() {
        List<Op> ops = List.of(
                new Op.Dropout(0.1),
                new Op.Pad(1, -1, 0, 0),
                new Op.Pool(PoolKind.MAX, Window.square(1, 1, 1, 1), false),
                new Op.Pool(PoolKind.MAX, Window.square(1, 2, 1, 0), false),
                new Op.Transpose(List.of(0, 2, 1)),
                new Op.ChannelShuffle(2));
        for (Op op : ops) {
            ComputationGraph graph = network(b -> b.output("out", b.add("x", op, 0)));
            assertThat(Simplification.simplify(graph)).isSameAs(graph);
        }
    }

    @Test
    void transposingAxesOfSizeOneChangesNothing() {
        ComputationGraph graph = simple(b -> {
            int row = b.add("row", new Op.Reshape(List.of(1, 256, 1)), 0);
            b.output("out", b.add("turned", new Op.Transpose(List.of(2, 1, 0)), row));
        });
        assertThat(paths(graph)).containsExactly("in", "row");
    }

    @Test
    void nestedSumsAreOneSum() {
        ComputationGraph graph = simple(b -> {
            int first = b.add("a", CONV, 0);
            int second = b.add("b", RELU, 0);
            int inner = b.add("inner", new Op.Add(), first, second, first);
            int middle = b.add("middle", new Op.Add(), 0, inner);
            b.output("out", b.add("outer", new Op.Add(), middle, second));
        });
        assertThat(paths(graph)).containsExactly("in", "a", "b", "outer");
        assertThat(graph.node(3).inputs()).containsExactly(0, 1, 2, 1, 2);
    }

    @Test
    void sumsThatOthersReadStay() {
        ComputationGraph twice = network(b -> {
            int inner = b.add("inner", new Op.Add(), 0, b.add("a", CONV, 0));
            b.output("out", b.add("outer", new Op.Add(), inner, inner));
        });
        ComputationGraph output = network(b -> {
            int inner = b.add("inner", new Op.Add(), 0, b.add("a", CONV, 0));
            b.output("out", b.add("outer", new Op.Add(), inner, 0)).output("inner", inner);
        });
        assertThat(Simplification.simplify(twice)).isSameAs(twice);
        assertThat(Simplification.simplify(output)).isSameAs(output);
    }

    @Test
    void aReaderThatIsDeadDoesNotKeepASumApart() {
        ComputationGraph graph = simple(b -> {
            int inner = b.add("inner", new Op.Add(), 0, b.add("a", CONV, 0));
            b.add("product", new Op.Multiply(), inner, b.add("zero", ZERO, 0));
            b.add("unread", RELU, inner);
            b.output("out", b.add("outer", new Op.Add(), inner, b.add("b", CONV, 0)));
        });
        assertThat(paths(graph)).containsExactly("in", "a", "b", "outer");
    }

    @Test
    void deepChainsOfSumsNeedNoDeepStack() {
        ComputationGraph graph = simple(b -> {
            int at = 0;
            for (int k = 0; k < 20_000; k++) {
                at = b.add("sum" + k, new Op.Add(), 0, at);
            }
            b.output("out", at);
        });
        assertThat(graph.nodes()).hasSize(2);
        assertThat(graph.node(1).inputCount()).isEqualTo(20_001);
    }

    @Test
    void nodesThatRoundStay() {
        Precision rough = new Precision(32, 8);
        ComputationGraph graph = simple(b -> {
            int rounded = b.add("rounded", new Op.Dropout(0), rough, 0);
            int inner = b.add("inner", new Op.Add(), rough, rounded, b.add("a", CONV, 0));
            int one = b.add("one", new Op.Add(), new Precision(32, 4), inner, b.add("zero", ZERO, 0));
            b.output("out", b.add("outer", new Op.Add(), one, 0));
        });
        assertThat(paths(graph)).containsExactly("in", "rounded", "a", "inner", "one", "outer");
        assertThat(graph.node(1).op()).isEqualTo(new Op.Identity());
        assertThat(graph.node(4).op()).isEqualTo(new Op.Identity());
    }

    @Test
    void roundingAgainTheSameWayIsNothing() {
        Precision rough = new Precision(32, 8);
        ComputationGraph graph = simple(b -> {
            int conv = b.add("conv", CONV, rough, 0);
            int one = b.add("one", new Op.Add(), rough, conv, b.add("zero", ZERO, 0));
            b.output("out", b.add("same", new Op.Identity(), rough, one));
        });
        assertThat(paths(graph)).containsExactly("in", "conv");
    }

    @Test
    void unreadEntriesStayInOrder() {
        ComputationGraph graph = simple(b -> {
            b.add("second", new Op.Input(TensorShape.of(3)));
            b.add("dead", CONV, 0);
            b.output("out", b.add("relu", RELU, 0));
        });
        assertThat(paths(graph)).containsExactly("in", "second", "relu");
    }

    @Test
    void simplifyingTwiceIsSimplifyingOnce() {
        Seeds.each(1_000, random -> {
            ComputationGraph graph = RandomGraphs.of(random, random.nextInt(4, 40));
            ComputationGraph once = Simplification.simplify(graph);
            assertThat(Simplification.simplify(once)).isEqualTo(once);
            assertThat(once.inputs()).hasSameSizeAs(graph.inputs());
            assertThat(List.copyOf(once.outputs().keySet()))
                    .isEqualTo(List.copyOf(graph.outputs().keySet()));
            assertThat(outputShapes(once)).isEqualTo(outputShapes(graph));
        });
    }

    private static int chain(ComputationGraph.Builder builder, int from, Op... ops) {
        int at = from;
        for (Op op : ops) {
            at = builder.add("chain" + builder.size(), op, at);
        }
        return at;
    }

    private static ComputationGraph simple(Consumer<ComputationGraph.Builder> body) {
        return Simplification.simplify(network(body));
    }

    private static ComputationGraph network(Consumer<ComputationGraph.Builder> body) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        builder.add("in", new Op.Input(TensorShape.of(4, 8, 8)));
        body.accept(builder);
        return builder.build();
    }

    private static List<TensorShape> outputShapes(ComputationGraph graph) {
        return graph.outputs().values().stream()
                .map(id -> graph.node(id).shape())
                .toList();
    }

    private static List<String> paths(ComputationGraph graph) {
        return graph.nodes().stream().map(Node::path).toList();
    }
}
