package nas4j.hardware.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Simplification;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.hardware.kernel.sample.SampleNetworks;
import org.junit.jupiter.api.Test;

class KernelSplitTest {
    private static final FusionRules RULES =
            new FusionRules(Set.of("conv>relu", "conv>add", "conv+add>relu", "depthwise>relu"), 16);

    private final ComputationGraph.Builder graph = ComputationGraph.builder();
    private final int image = graph.add("image", new Op.Input(TensorShape.of(3, 8, 8)));

    private int conv(String path, int input, int channels) {
        return graph.add(path, new Op.Conv2d(channels, Window.same(3, 1, 1), 1, true), input);
    }

    private int relu(String path, int input) {
        return graph.add(path, new Op.Activation(ActivationKind.RELU), input);
    }

    private List<String> kernels(int output) {
        return KernelSplit.split(graph.output("out", output).build(), RULES).stream()
                .map(planned -> planned.kernel().toString())
                .toList();
    }

    @Test
    void aNormalisationAndAnActivationAreJoinedWithTheirConvolution() {
        int norm = graph.add("norm", new Op.BatchNorm(true), conv("conv", image, 16));

        assertThat(kernels(relu("relu", norm)))
                .containsExactly("conv/blocked/window 3x8x8 -> 16x8x8 3x3 relu", "reorder-out 16x8x8 -> 16x8x8");
    }

    @Test
    void whatIsReadTwiceIsNotJoined() {
        int conv = conv("conv", image, 16);
        int pool = graph.add("pool", new Op.Pool(PoolKind.MAX, Window.same(3, 1, 1), false), conv);

        assertThat(kernels(graph.add("concat", new Op.Concat(), relu("relu", conv), pool)))
                .containsExactly(
                        "conv/blocked/window 3x8x8 -> 16x8x8 3x3",
                        "pool/max/blocked 16x8x8 -> 16x8x8 3x3 max",
                        "activation/relu/blocked 16x8x8 -> 16x8x8 relu",
                        "concat/blocked 16x8x8 -> 32x8x8",
                        "reorder-out 32x8x8 -> 32x8x8")
                .doesNotHaveDuplicates();
    }

    @Test
    void aSumIsJoinedWithOneOfItsTermsAndAnActivationWithBoth() {
        int first = relu("relu1", conv("conv1", image, 16));
        int sum = graph.add("sum", new Op.Add(), first, conv("conv2", first, 16));

        assertThat(kernels(relu("relu2", sum)))
                .containsExactly(
                        "conv/blocked/window 3x8x8 -> 16x8x8 3x3 relu",
                        "conv/blocked/window 16x8x8 -> 16x8x8 3x3 add+relu",
                        "reorder-out 16x8x8 -> 16x8x8");
    }

    @Test
    void channelsThatFillNoBlockChangeTheLayoutBeforeAPooling() {
        int conv = conv("conv", image, 24);

        assertThat(kernels(graph.add("pool", new Op.Pool(PoolKind.MAX, Window.same(3, 1, 1), false), conv)))
                .containsExactly(
                        "conv/blocked/window 3x8x8 -> 24x8x8 3x3",
                        "pool/max 24x8x8 -> 24x8x8 3x3 max",
                        "reorder-out 24x8x8 -> 24x8x8");
    }

    @Test
    void withoutBlocksNothingChangesItsLayout() {
        int conv = conv("conv", image, 24);
        ComputationGraph network = graph.output("out", relu("relu", conv)).build();

        assertThat(KernelSplit.split(network, FusionRules.NONE))
                .extracting(planned -> planned.kernel().kind())
                .containsExactly("conv/window", "activation/relu");
    }

    @Test
    void eachNodeThatComputesIsInOneKernel() {
        for (int seed = 0; seed < 200; seed++) {
            ComputationGraph network =
                    Simplification.simplify(SampleNetworks.draw(List.of(), new java.util.SplittableRandom(seed)));
            List<Integer> nodes = KernelSplit.split(network, RULES).stream()
                    .flatMap(planned -> planned.nodes().stream())
                    .distinct()
                    .sorted()
                    .toList();
            List<Integer> expected = IntStream.range(0, network.size())
                    .filter(id -> !(network.node(id).op() instanceof Op.Input))
                    .boxed()
                    .toList();

            assertThat(nodes).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
