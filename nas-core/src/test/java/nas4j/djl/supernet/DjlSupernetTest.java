package nas4j.djl.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.GraphCompiler;
import nas4j.djl.Runs;
import nas4j.space.SearchSpace;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
class DjlSupernetTest {
    private static final int BATCH = 3;
    private static final SearchSpace SPACE = Supernets.space();

    @TempDir
    private Path folder;

    @Test
    void firstWeightsAreThoseOfTheWidestNetworkAlone() {
        Subnetwork widest;
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 5)) {
            widest = supernet.find(SPACE.decode(SPACE.parse("width=16 group/repeat=3 group/1/conv/kernel=5 "
                            + "group/2/conv/kernel=5 group/3/conv/kernel=5 choice=conv"))
                    .graph());
            try (CompiledNetwork alone = new GraphCompiler(Supernets.engine()).compile(widest.graph(), 5)) {
                assertThat(Supernets.digests(supernet.weights(widest))).isEqualTo(Supernets.digests(alone.weights()));
            }
        }
    }

    @Test
    void kernelsBeginAsTheCentreWhetherTheyAreTransformedOrNot() {
        Subnetwork small;
        Weights transformed;
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 5)) {
            small = supernet.find(SPACE.decode(SPACE.parse("width=4 group/repeat=1 group/1/conv/kernel=1 choice=pool"))
                    .graph());
            transformed = supernet.weights(small);
        }
        try (DjlSupernet supernet = new DjlSupernet(Supernets.engine(), SPACE.relax(), Kernels.CROPPED, 5)) {
            Weights cropped = supernet.weights(small);
            assertThat(Supernets.digests(transformed)).isEqualTo(Supernets.digests(cropped));
            float[] all = numbers(supernet.store().weights(), "group/1/conv.weight");
            float[] part = numbers(cropped, "group/1/conv.weight");
            for (int k = 0; k < part.length; k++) {
                int out = k / 4;
                int in = k % 4;
                assertThat(part[k]).isEqualTo(all[(out * 16 + in) * 25 + 12]);
            }
        }
    }

    /** Branches, shared decisions, cells, constraints, several inputs and heads; each head's output is compared. */
    @Test
    void everyNetworkOfSmallSpacesIsInsideAsItIsAlone() {
        for (SearchSpace space : TinySpace.allSmall()) {
            try (DjlSupernet supernet = Supernets.supernet(space, 5)) {
                space.enumerate()
                        .forEach(genotype -> compare(
                                supernet, supernet.find(space.decode(genotype).graph())));
            }
        }
    }

    private static void compare(DjlSupernet supernet, Subnetwork network) {
        try (CompiledNetwork alone = supernet.extract(network)) {
            compare(supernet, network, alone);
        }
    }

    private static void compare(DjlSupernet supernet, Subnetwork network, CompiledNetwork alone) {
        Map<String, double[]> inputs = Runs.randomInputs(network.graph(), BATCH, Seeds.generator(1));
        try (CompiledNetwork inside = supernet.forStep(network, 0);
                NDManager here = alone.newManager();
                NDManager there = inside.newManager()) {
            Map<String, NDArray> expected = alone.forward(true, Runs.arrays(network.graph(), inputs, BATCH, here));
            Map<String, NDArray> found = inside.forward(true, Runs.arrays(network.graph(), inputs, BATCH, there));
            assertThat(found.keySet()).isEqualTo(network.graph().outputs().keySet());
            found.forEach((name, output) -> assertThat(output.toFloatArray())
                    .containsExactly(Objects.requireNonNull(expected.get(name)).toFloatArray(), offset(1e-5f)));
        }
    }

    /** Parts are computed in plain loops from random weights and random maps of kernels. */
    @Test
    void partsAreTheFirstChannelsAndTheMappedCentreOfEachKernel() {
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 5)) {
            Seeds.each(36, random -> {
                supernet.store().load(Runs.randomWeights(supernet.store(), random));
                Subnetwork network =
                        supernet.find(SPACE.decode(SPACE.sample(random)).graph());
                try (CompiledNetwork alone = new GraphCompiler(Supernets.engine()).compile(network.graph(), 5)) {
                    alone.load(PlainParts.of(supernet.store().weights(), alone.weights()));
                    compareWeights(supernet.weights(network), alone.weights());
                    compare(supernet, network, alone);
                }
            });
        }
    }

    private static void compareWeights(Weights found, Weights expected) {
        assertThat(found.tensors().keySet()).isEqualTo(expected.tensors().keySet());
        found.tensors()
                .forEach((path, tensor) -> assertThat(Supernets.numbers(tensor))
                        .as(path)
                        .containsExactly(numbers(expected, path), offset(1e-6f)));
    }

    @Test
    void whatIsTakenOutIsACopy() {
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 5);
                DjlSupernet other = Supernets.supernet(SPACE, 6)) {
            Subnetwork network =
                    supernet.find(SPACE.decode(SPACE.sample(Seeds.generator(1))).graph());
            try (CompiledNetwork taken = supernet.extract(network)) {
                Weights before = taken.weights();
                supernet.store().load(other.store().weights());
                assertThat(Supernets.digests(taken.weights())).isEqualTo(Supernets.digests(before));
                assertThat(Supernets.digests(supernet.weights(network))).isNotEqualTo(Supernets.digests(before));
            }
        }
    }

    @Test
    void weightsComeBackFromAFile() throws IOException {
        Path file = folder.resolve("supernet.safetensors");
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 5);
                DjlSupernet other = Supernets.supernet(SPACE, 6);
                DjlSupernet stranger = Supernets.supernet(TinySpace.shared(), 1)) {
            supernet.save(file);
            other.load(file);
            assertThat(Supernets.digests(other.store().weights()))
                    .isEqualTo(Supernets.digests(supernet.store().weights()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> stranger.load(file))
                    .withMessageContaining("weights do not fit");
        }
    }

    @Test
    void aNetworkOfAnotherSpaceIsRefused() {
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 5)) {
            SearchSpace other = TinySpace.shared();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> supernet.find(
                            other.decode(other.sample(Seeds.generator(1))).graph()))
                    .withMessageContaining("is in no layer");
        }
    }

    private static float[] numbers(Weights weights, String path) {
        return Supernets.numbers(Objects.requireNonNull(weights.tensors().get(path)));
    }
}
