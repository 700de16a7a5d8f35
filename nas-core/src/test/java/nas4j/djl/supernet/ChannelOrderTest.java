package nas4j.djl.supernet;

import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.residual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.train.Checkpoint;
import nas4j.search.oneshot.Extremes;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.tree.Network;
import nas4j.space.tree.Networks;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class ChannelOrderTest {
    private static final String[] MEMORIES = {"first/", "second/"};

    @Test
    void theLargestNetworkComputesTheSame() {
        for (SearchSpace space : List.of(Supernets.space(), mobile(layer("squeeze-excite", 0.5)))) {
            Genotype largest = Extremes.of(space).largest();
            try (DjlSupernet supernet = Supernets.supernet(space, 3)) {
                Subnetwork network = supernet.find(space.decode(largest).graph());
                float[] before = outputs(supernet, network);
                Map<String, Integer> digests =
                        Supernets.digests(supernet.store().weights());
                supernet.store().load(supernet.sorted(checkpoint(supernet)).weights());

                assertThat(Supernets.digests(supernet.store().weights())).isNotEqualTo(digests);
                float[] after = outputs(supernet, network);
                for (int k = 0; k < before.length; k++) {
                    assertThat(after[k]).isCloseTo(before[k], offset(1e-5f));
                }
            }
        }
    }

    @Test
    void channelsThatAreReadMostComeFirst() {
        try (DjlSupernet supernet = Supernets.supernet(mobile(layer("pass")), 3)) {
            double[] before = importance(supernet.store().weights());
            double[] after = importance(supernet.sorted(checkpoint(supernet)).weights());
            assertThat(before).isNotEqualTo(after);
            for (int k = 1; k < after.length; k++) {
                assertThat(after[k]).isLessThanOrEqualTo(after[k - 1]);
            }
        }
    }

    @Test
    void memoriesOfAnOptimizerMoveWithTheirWeights() {
        try (DjlSupernet supernet = Supernets.supernet(Supernets.space(), 3)) {
            Checkpoint sorted = supernet.sorted(checkpoint(supernet));
            for (String name : MEMORIES) {
                sorted.weights()
                        .tensors()
                        .forEach((path, tensor) -> assertThat(Supernets.numbers(Objects.requireNonNull(
                                        sorted.memory().tensors().get(name + path))))
                                .as(path)
                                .isEqualTo(Supernets.numbers(tensor)));
            }
        }
    }

    /** An inverted residual with something beside the channels that are sorted. */
    private static SearchSpace mobile(Network beside) {
        return Supernets.compile(Supernets.image("mobile")
                .let("wide", ordered(8, 16, 24))
                .network(
                        layer("conv", 6),
                        residual(Networks.chain(
                                layer("conv", "channels", "wide", "kernel", 1),
                                layer("norm"),
                                layer("act", "relu"),
                                layer("depthwise", "kernel", ordered(3, 5)),
                                layer("norm"),
                                beside,
                                layer("conv", "channels", 6, "kernel", 1))),
                        layer("global-pool"),
                        layer("linear", 10)));
    }

    /** With the weights themselves as an optimizer's memories. */
    private static Checkpoint checkpoint(DjlSupernet supernet) {
        Weights weights = supernet.store().weights();
        Map<String, Weights.Tensor> memory = new LinkedHashMap<>();
        for (String name : MEMORIES) {
            weights.tensors().forEach((path, tensor) -> memory.put(name + path, tensor));
        }
        return new Checkpoint(1, 0.1f, weights, Weights.of(memory));
    }

    /** Of what the last convolution reads: [6, 24, 1, 1]. */
    private static double[] importance(Weights weights) {
        float[] numbers = weights.tensors().entrySet().stream()
                .filter(entry -> entry.getValue().shape().equals(List.of(6L, 24L, 1L, 1L)))
                .map(entry -> Supernets.numbers(entry.getValue()))
                .findFirst()
                .orElseThrow();
        double[] sums = new double[24];
        for (int k = 0; k < numbers.length; k++) {
            sums[k % sums.length] += Math.abs(numbers[k]);
        }
        return sums;
    }

    private static float[] outputs(DjlSupernet supernet, Subnetwork network) {
        try (CompiledNetwork shared = supernet.share(network);
                NDManager manager = shared.newManager()) {
            float[] pixels = new float[2 * 256];
            for (int k = 0; k < pixels.length; k++) {
                pixels[k] = (float) Math.sin(k * k);
            }
            NDArray images = manager.create(pixels, new Shape(2, 1, 16, 16));
            return Objects.requireNonNull(shared.forward(false, images).get("output"))
                    .toFloatArray();
        }
    }
}
