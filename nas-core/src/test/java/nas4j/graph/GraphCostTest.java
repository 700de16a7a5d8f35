package nas4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GraphCostTest {
    private static final TensorShape IMAGE = TensorShape.of(4, 9, 6);
    private static final TensorShape ROWS = TensorShape.of(5, 8);

    private record Case(Op op, long macs, long parameters, List<TensorShape> in) {
        Case(Op op, long macs, long parameters, TensorShape... in) {
            this(op, macs, parameters, List.of(in));
        }
    }

    @TestFactory
    Stream<DynamicTest> eachOperatorCostsWhatAHandCounts() {
        return Stream.concat(withCosts(), free())
                .map(test -> DynamicTest.dynamicTest(test.op() + " " + test.in(), () -> {
                    ComputationGraph.Builder builder = ComputationGraph.builder();
                    int[] inputs = new int[test.in().size()];
                    for (int k = 0; k < inputs.length; k++) {
                        inputs[k] = builder.add("in" + k, new Op.Input(test.in().get(k)));
                    }
                    GraphCost cost = GraphCost.of(builder.output("out", builder.add("x", test.op(), inputs))
                            .build());
                    assertThat(cost.macs()).isEqualTo(test.macs());
                    assertThat(cost.parameters()).isEqualTo(test.parameters());
                }));
    }

    private static Stream<Case> withCosts() {
        Window three = Window.same(3, 1, 1);
        return Stream.of(
                new Case(new Op.Conv2d(7, three, 1, false), 7 * 54 * 9 * 4, 7 * 4 * 9, IMAGE),
                new Case(new Op.Conv2d(7, three, 1, true), 7 * 54 * 9 * 4, 7 * 4 * 9 + 7, IMAGE),
                new Case(new Op.Conv2d(8, three, 4, false), 8 * 54 * 9, 8 * 9, IMAGE),
                new Case(
                        new Op.Conv2d(2, new Window(1, 5, 3, 1, 0, 2), 2, true),
                        2 * 3 * 2 * 5 * 2,
                        2 * 2 * 5 + 2,
                        IMAGE),
                new Case(new Op.Linear(3, true), 4 * 3, 4 * 3 + 3, TensorShape.of(4)),
                new Case(new Op.Linear(3, false), 5 * 8 * 3, 8 * 3, ROWS),
                new Case(new Op.MatMul(false), 5 * 8 * 2, 0, ROWS, TensorShape.of(8, 2)),
                new Case(new Op.MatMul(true), 5 * 8 * 3, 0, ROWS, TensorShape.of(3, 8)),
                new Case(new Op.Attention(2), 5 * 3 * (8 + 12), 0, ROWS, TensorShape.of(3, 8), TensorShape.of(3, 12)),
                new Case(new Op.BatchNorm(true), 0, 8, IMAGE),
                new Case(new Op.BatchNorm(false), 0, 0, IMAGE),
                new Case(new Op.LayerNorm(), 0, 16, ROWS),
                new Case(new Op.Embedding(100, 8), 0, 800, TensorShape.of(DataType.INT32, 5)),
                new Case(new Op.Position(), 0, 40, ROWS));
    }

    private static Stream<Case> free() {
        return Stream.of(
                new Case(new Op.Pool(PoolKind.MAX, Window.same(3, 1, 1), false), 0, 0, IMAGE),
                new Case(new Op.GlobalPool(PoolKind.MAX), 0, 0, IMAGE),
                new Case(new Op.Activation(ActivationKind.RELU), 0, 0, IMAGE),
                new Case(new Op.Add(), 0, 0, IMAGE, IMAGE),
                new Case(new Op.Multiply(), 0, 0, IMAGE, IMAGE),
                new Case(new Op.Concat(), 0, 0, IMAGE, IMAGE),
                new Case(new Op.Resize(2, ResizeMode.NEAREST), 0, 0, IMAGE),
                new Case(new Op.Reshape(List.of(216)), 0, 0, IMAGE),
                new Case(new Op.Transpose(List.of(1, 0, 2)), 0, 0, IMAGE),
                new Case(new Op.Flatten(), 0, 0, IMAGE),
                new Case(new Op.Dropout(0.1), 0, 0, IMAGE),
                new Case(new Op.Pad(1, 1, 1, 1), 0, 0, IMAGE),
                new Case(new Op.ChannelShuffle(2), 0, 0, IMAGE),
                new Case(new Op.Identity(), 0, 0, IMAGE),
                new Case(new Op.Zero(0, 1), 0, 0, IMAGE));
    }

    @Test
    void activationsCountAtTheirPrecision() {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int image = b.add("image", new Op.Input(TensorShape.of(1, 3, 3)));
        int relu = b.add("relu", new Op.Activation(ActivationKind.RELU), new Precision(32, 8), image);
        int odd = b.add("odd", new Op.Activation(ActivationKind.RELU), new Precision(8, 3), relu);
        ComputationGraph graph = b.output("out", odd).build();
        assertThat(GraphCost.activationBytes(graph.node(relu))).isEqualTo(9);
        assertThat(GraphCost.activationBytes(graph.node(odd))).isEqualTo(4);
        assertThat(GraphCost.of(graph).activationBytes()).isEqualTo(36 + 9 + 4);
    }

    @Test
    void depthIsTheLongestPathOfLayersWithWeights() {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int tokens = b.add("tokens", new Op.Input(TensorShape.of(DataType.INT32, 5)));
        int at = b.add("embedding", new Op.Embedding(10, 8), tokens);
        int side = b.add("norm", new Op.LayerNorm(), b.add("side", new Op.Linear(8, true), at));
        int main = b.add("b", new Op.Linear(8, true), b.add("a", new Op.Linear(8, true), at));
        ComputationGraph graph =
                b.output("out", b.add("sum", new Op.Add(), side, main)).build();
        assertThat(GraphCost.of(graph).depth()).isEqualTo(3);
    }

    /** He et al. 2016, ResNet-18 for ImageNet: 11,689,512 parameters; 1.814 billion multiply-accumulates. */
    @Test
    void resNet18HasItsPublishedCosts() {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int at = b.add("image", new Op.Input(TensorShape.of(3, 224, 224)));
        at = convNorm(b, "stem", at, 64, 7, 2);
        at = b.add("stem/relu", new Op.Activation(ActivationKind.RELU), at);
        at = b.add("stem/pool", new Op.Pool(PoolKind.MAX, Window.same(3, 2, 1), false), at);
        for (int stage = 0; stage < 4; stage++) {
            for (int block = 0; block < 2; block++) {
                at = block(b, "stage" + stage + "/" + block, at, 64 << stage, stage > 0 && block == 0 ? 2 : 1);
            }
        }
        at = b.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), at);
        GraphCost cost = GraphCost.of(b.output("classes", b.add("linear", new Op.Linear(1000, true), at))
                .build());
        assertThat(cost.parameters()).isEqualTo(11_689_512);
        assertThat(cost.macs()).isEqualTo(1_814_073_344);
        assertThat(cost.depth()).isEqualTo(18);
    }

    private static int block(ComputationGraph.Builder b, String path, int from, int channels, int stride) {
        int main = convNorm(b, path + "/a", from, channels, 3, stride);
        main = convNorm(
                b, path + "/b", b.add(path + "/relu", new Op.Activation(ActivationKind.RELU), main), channels, 3, 1);
        int shortcut = stride == 1 ? from : convNorm(b, path + "/down", from, channels, 1, stride);
        int sum = b.add(path + "/sum", new Op.Add(), main, shortcut);
        return b.add(path + "/out", new Op.Activation(ActivationKind.RELU), sum);
    }

    private static int convNorm(
            ComputationGraph.Builder b, String path, int from, int channels, int kernel, int stride) {
        Op conv = new Op.Conv2d(channels, Window.same(kernel, stride, 1), 1, false);
        return b.add(path + "/norm", new Op.BatchNorm(true), b.add(path + "/conv", conv, from));
    }
}
