package nas4j.hardware.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Precision;
import nas4j.graph.Simplification;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.kernel.measure.ModelFiles;
import nas4j.hardware.kernel.sample.SampleNetworks;
import nas4j.hardware.kernel.sample.SamplePrecisions;
import nas4j.hardware.probe.NetworkProbe;
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

    private int layer(String path, int input, int channels, int weightBits) {
        Op conv = new Op.Conv2d(channels, Window.same(3, 1, 1), 1, true);
        int at = graph.add(path, conv, new Precision(weightBits, 8), input);
        Op relu = new Op.Activation(ActivationKind.RELU);
        return graph.add(path + "/relu", relu, new Precision(32, 8), at);
    }

    @Test
    void aLayerOfFloatsAmidLayersOfIntegersReadsFloatsInBlocksAndIsRoundedAfter() {
        int first = layer("first", image, 16, 8);
        int second = layer("second", first, 32, 32);
        int third = layer("third", second, 16, 8);

        assertThat(kernels(graph.add("pool", new Op.GlobalPool(PoolKind.AVERAGE), third)))
                .containsExactly(
                        "conv/int8/window 3x8x8 -> 16x8x8 3x3 relu",
                        "conv/blocked/window 16x8x8 -> 32x8x8 3x3 relu",
                        "conv/int8/window 32x8x8 -> 16x8x8 3x3 relu",
                        "global-pool/average/blocked 16x8x8 -> 16x1x1 average",
                        "reorder-in 16x8x8 -> 16x8x8",
                        "reorder-in 16x8x8 -> 16x8x8",
                        "reorder-out 16x1x1 -> 16x1x1",
                        "round 192x1x1 -> 192x1x1",
                        "swap 192x1x1 -> 192x1x1",
                        "unround 1024x1x1 -> 1024x1x1",
                        "cut 1024x1x1 -> 1024x1x1",
                        "swap 1024x1x1 -> 1024x1x1",
                        "round 2048x1x1 -> 2048x1x1",
                        "swap 2048x1x1 -> 2048x1x1",
                        "unround 1024x1x1 -> 1024x1x1",
                        "swap 1024x1x1 -> 1024x1x1",
                        "reorder-out 32x8x8 -> 32x8x8");
    }

    @Test
    void weightsThatAloneAreRoundedBecomeFloatsWhileTheNetworkRuns() {
        Op conv = new Op.Conv2d(16, Window.same(3, 1, 1), 1, true);

        assertThat(kernels(graph.add("conv", conv, new Precision(8, 32), image)))
                .containsExactly("conv/window 3x8x8 -> 16x8x8 3x3", "unround 448x1x1 -> 448x1x1");
    }

    @Test
    void whatTheRuntimeConvertsIsWhatIsPlanned() throws Exception {
        Map<String, Integer> planned = new TreeMap<>();
        Map<String, Integer> run = new TreeMap<>();
        try (NetworkProbe probe = new NetworkProbe(1, .001)) {
            for (int seed = 0; seed < 30; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                ComputationGraph network = SampleNetworks.draw(List.of(), random);
                ComputationGraph rounded = SamplePrecisions.lay(network, NumberFormat.INT8, random);
                KernelSplit.split(rounded, RULES)
                        .forEach(kernel -> planned.merge(kernel.kernel().kind(), 1, Integer::sum));
                probe.measure(ModelFiles.of(rounded))
                        .operators()
                        .forEach(operator -> run.merge(operator.operator(), 1, Integer::sum));
            }
        }
        assertThat(run.get("QuantizeLinear")).isGreaterThan(20).isEqualTo(planned.get("round"));
        assertThat(run.get("DequantizeLinear")) // of a sum of several terms, sometimes one more
                .isGreaterThan(20)
                .isCloseTo(planned.getOrDefault("unround", 0), withinPercentage(2));
        assertThat(run.get("QLinearConv"))
                .isEqualTo(planned.entrySet().stream()
                        .filter(kind -> kind.getKey().matches("(conv|depthwise|grouped)/int8.*"))
                        .mapToInt(Map.Entry::getValue)
                        .sum());
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
