package nas4j.djl.supernet;

import static nas4j.space.tree.Expressions.oneOf;
import static nas4j.space.tree.Networks.cell;
import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.train.Losses;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Simplification;
import nas4j.space.SearchSpace;
import nas4j.space.relax.SuperNode;
import nas4j.space.tree.Networks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("engine")
class MixTest {
    private static final int BATCH = 4;
    private static final int[] LABELS = {1, 0, 3, 2};
    private static final float CLOSE = 1e-5f;
    private static final float STEP = 1e-2f;

    /** An operation on each of six edges, one of them none. */
    private static SearchSpace cells() {
        return Supernets.compile(TinySpace.image("cells")
                .network(
                        layer("conv", 4),
                        layer("norm"),
                        cell(
                                4,
                                Networks.oneOf(
                                        "none", layer("zero"),
                                        "skip", layer("identity"),
                                        "conv",
                                                Networks.chain(
                                                        layer("act", "tanh"),
                                                        layer("conv", "channels", 4, "kernel", 3),
                                                        layer("norm")),
                                        "pool", layer("avg-pool", "kernel", 3, "stride", 1, "padding", 1))),
                        layer("global-pool"),
                        layer("linear", 4)));
    }

    /** Where all ways out are none, a network alone gives nothing, and a mix its biases: not compared. */
    @Test
    void oneBranchWithWeightOneIsTheNetworkOfThatBranch() {
        for (SearchSpace space : List.of(cells(), TinySpace.subset())) {
            Seeds.each(10, random -> compareWithOneNetwork(space, random));
        }
    }

    private static void compareWithOneNetwork(SearchSpace space, RandomGenerator random) {
        ComputationGraph network = space.decode(space.sample(random)).graph();
        while (GraphCost.of(Simplification.simplify(network)).macs() == 0) {
            network = space.decode(space.sample(random)).graph();
        }
        compareWithOneNetwork(space, network);
    }

    private static void compareWithOneNetwork(SearchSpace space, ComputationGraph network) {
        try (DjlSupernet supernet = Supernets.supernet(space, 1);
                NDManager manager = supernet.store().newManager()) {
            Map<Integer, Integer> branches = supernet.graph().branches(network);
            float[] expected;
            try (CompiledNetwork alone = supernet.extract(supernet.find(network))) {
                expected = outputs(alone);
            }
            try (CompiledNetwork all = supernet.mix(choice -> Mix.all(oneHot(choice, branches, manager)), 0)) {
                assertThat(outputs(all)).containsExactly(expected, offset(CLOSE));
            }
            try (CompiledNetwork one = supernet.mix(
                    choice -> Mix.one(branches.getOrDefault(choice.id(), 0), oneHot(choice, branches, manager)), 0)) {
                assertThat(outputs(one)).containsExactly(expected, offset(CLOSE));
            }
        }
    }

    private static NDArray oneHot(SuperNode.Choice choice, Map<Integer, Integer> branches, NDManager manager) {
        float[] weights = new float[choice.inputs().size()];
        weights[branches.getOrDefault(choice.id(), 0)] = 1;
        return manager.create(weights);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void gradientsOfWeightsAreFiniteDifferences(boolean all) {
        BiFunction<Integer, NDArray, Mix> mix =
                all ? (_, weights) -> Mix.all(weights) : (choice, weights) -> Mix.one(1 + choice % 3, weights);
        try (DjlSupernet supernet = Supernets.supernet(cells(), 1);
                NDManager manager = supernet.store().newManager()) {
            Map<Integer, NDArray> weights = new HashMap<>();
            RandomGenerator random = Seeds.generator(1);
            for (SuperNode.Choice choice : supernet.graph().choices()) {
                float[] values = new float[choice.inputs().size()];
                for (int k = 0; k < values.length; k++) {
                    values[k] = 0.2f + random.nextFloat();
                }
                NDArray array = manager.create(values);
                array.setRequiresGradient(true);
                weights.put(choice.id(), array);
            }
            loss(supernet, weights, mix, true);
            weights.forEach((choice, array) -> {
                float[] gradient = array.getGradient().toFloatArray();
                for (int k = 0; k < gradient.length; k++) {
                    float above = loss(supernet, moved(weights, choice, k, STEP), mix, false);
                    float below = loss(supernet, moved(weights, choice, k, -STEP), mix, false);
                    assertThat(gradient[k])
                            .as("choice " + choice + " branch " + k)
                            .isCloseTo((above - below) / (2 * STEP), offset(2e-3f));
                }
            });
            assertThat(findGradient(supernet, "linear.weight")).isPresent();
        }
    }

    /** What the first edge computes ends in edges that are none. */
    @Test
    void whatOnlyZerosReadIsNotLearned() {
        try (DjlSupernet supernet = Supernets.supernet(cells(), 1);
                NDManager manager = supernet.store().newManager()) {
            int first = supernet.graph().choices().getFirst().id();
            Map<Integer, NDArray> ones = new HashMap<>();
            supernet.graph().choices().forEach(choice -> ones.put(choice.id(), manager.ones(new Shape(4))));
            for (boolean isRead : new boolean[] {true, false}) {
                supernet.clearGradients();
                loss(supernet, ones, (id, weights) -> Mix.one(id == first ? 2 : isRead ? 1 : 0, weights), true);
                String path = supernet.graph().nodes().get(first).path() + "/conv/conv.weight";
                assertThat(findGradient(supernet, path).isPresent()).isEqualTo(isRead);
                assertThat(findGradient(supernet, "linear.weight")).isPresent();
            }
        }
    }

    private static Optional<float[]> findGradient(DjlSupernet supernet, String path) {
        return Supernets.findGradient(
                supernet, Objects.requireNonNull(supernet.store().parameters().get(path)));
    }

    private static Map<Integer, NDArray> moved(Map<Integer, NDArray> weights, int choice, int place, float by) {
        NDArray old = Objects.requireNonNull(weights.get(choice));
        float[] values = old.toFloatArray();
        values[place] += by;
        Map<Integer, NDArray> moved = new HashMap<>(weights);
        moved.put(choice, old.getManager().create(values));
        return moved;
    }

    private static float loss(
            DjlSupernet supernet,
            Map<Integer, NDArray> weights,
            BiFunction<Integer, NDArray, Mix> mix,
            boolean backward) {
        try (CompiledNetwork mixed = supernet.mix(
                        choice -> mix.apply(choice.id(), Objects.requireNonNull(weights.get(choice.id()))), 0);
                NDManager step = mixed.newManager()) {
            NDArray output =
                    Objects.requireNonNull(mixed.forward(true, images(step)).get("output"));
            NDArray loss = Losses.crossEntropy(output, LABELS, 0);
            if (backward) {
                mixed.backward(loss);
            }
            return loss.getFloat();
        }
    }

    @Test
    void spacesThatCannotBeMixedAreRefusedByName() {
        SearchSpace unequal = Supernets.compile(TinySpace.image("unequal")
                .network(Networks.oneOf("narrow", layer("conv", 4), "wide", layer("conv", 8)), layer("global-pool")));
        SearchSpace elastic =
                Supernets.compile(TinySpace.image("elastic").network(layer("conv", oneOf(4, 8)), layer("global-pool")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mix(unequal))
                .withMessageContaining("choice [choice]")
                .withMessageContaining("[narrow, wide]");
        assertThatIllegalArgumentException().isThrownBy(() -> mix(elastic)).withMessageContaining("layer [conv]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mix(cells(), 3))
                .withMessageContaining("found [3] weights")
                .withMessageContaining("[none, skip, conv, pool]");
    }

    private static void mix(SearchSpace space) {
        mix(space, 2);
    }

    private static void mix(SearchSpace space, int weights) {
        try (DjlSupernet supernet = Supernets.supernet(space, 1);
                NDManager manager = supernet.store().newManager()) {
            supernet.mix(choice -> Mix.all(manager.ones(new Shape(weights))), 0).close();
        }
    }

    private static float[] outputs(CompiledNetwork network) {
        try (NDManager step = network.newManager()) {
            return Objects.requireNonNull(network.forward(true, images(step)).get("output"))
                    .toFloatArray();
        }
    }

    private static NDArray images(NDManager manager) {
        RandomGenerator random = Seeds.generator(5);
        float[] pixels = new float[BATCH * 3 * 64];
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = (float) random.nextGaussian();
        }
        return manager.create(pixels, new Shape(BATCH, 3, 8, 8));
    }
}
