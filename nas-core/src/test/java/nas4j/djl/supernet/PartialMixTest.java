package nas4j.djl.supernet;

import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Objects;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.djl.CompiledNetwork;
import nas4j.space.SearchSpace;
import nas4j.space.tree.Network;
import nas4j.space.tree.Networks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class PartialMixTest {
    private static final int SIZE = 8;
    private static final float CLOSE = 1e-6f;
    private static final float[] WEIGHTS = {0.25f, 0.75f};
    private static final float EDGE = 0.5f;

    @Test
    void theOtherChannelsAreThoseThatCameIn() {
        float[] image = image();
        float[][] channels = new float[3][];
        try (DjlSupernet supernet = supernet(
                Networks.oneOf("skip", layer("identity"), "conv", layer("conv", "channels", 3, "kernel", 1)))) {
            float factor = Objects.requireNonNull(supernet.store().parameters().get("choice/conv.weight"))
                    .array()
                    .toFloatArray()[0];
            channels[0] = scaled(channel(image, 0), WEIGHTS[0] + WEIGHTS[1] * factor);
            channels[1] = channel(image, 1);
            channels[2] = channel(image, 2);
            compare(supernet, channels);
        }
    }

    @Test
    void whereBranchesHalveTheImageTheLargestOfFourPixelsPassBy() {
        float[] image = image();
        try (DjlSupernet supernet = supernet(Networks.oneOf(
                "thin", layer("max-pool", "kernel", 1, "stride", 2, "padding", 0),
                "pool", layer("max-pool", "kernel", 2, "stride", 2, "padding", 0)))) {
            float[][] channels = new float[3][];
            for (int k = 1; k < 3; k++) {
                channels[k] = largest(channel(image, k));
            }
            float[] pooled = largest(channel(image, 0));
            channels[0] = new float[pooled.length];
            for (int k = 0; k < pooled.length; k++) {
                int corner = k / 4 * 2 * SIZE + k % 4 * 2;
                channels[0][k] = WEIGHTS[0] * channel(image, 0)[corner] + WEIGHTS[1] * pooled[k];
            }
            compare(supernet, channels);
        }
    }

    /** With one channel in each of three groups a shuffle leaves the order as it is. */
    private static void compare(DjlSupernet supernet, float[]... channels) {
        try (NDManager manager = supernet.store().newManager()) {
            NDArray edge = manager.create(new float[] {9, EDGE});
            Mix mix = Mix.all(manager.create(WEIGHTS)).partial(3, Mix.one(1, edge));
            try (CompiledNetwork mixed = supernet.shareMix(_ -> mix);
                    NDManager step = mixed.newManager()) {
                float[] found = Objects.requireNonNull(
                                mixed.forwardOnBatch(step.create(image(), new Shape(1, 3, SIZE, SIZE)))
                                        .get("output"))
                        .toFloatArray();
                for (int k = 0; k < 3; k++) {
                    assertThat(channel(found, k))
                            .as("channel " + k)
                            .containsExactly(scaled(channels[k], EDGE), offset(CLOSE));
                }
            }
        }
    }

    @Test
    void channelsAreShuffled() {
        try (DjlSupernet supernet = new DjlSupernet(
                        Supernets.engine(),
                        Supernets.compile(TinySpace.image("edge")
                                        .network(
                                                layer("conv", "channels", 4, "kernel", 1),
                                                Networks.oneOf(
                                                        "skip",
                                                        layer("identity"),
                                                        "pool",
                                                        layer("avg-pool", "kernel", 1, "stride", 1, "padding", 0))))
                                .relax(),
                        Kernels.CROPPED,
                        1);
                NDManager manager = supernet.store().newManager()) {
            float[] plain = outputs(supernet, Mix.one(0, manager.ones(new Shape(2))));
            float[] doubled = outputs(
                    supernet, Mix.one(0, manager.ones(new Shape(2)).mul(2)).partial(2, null));
            assertThat(channel(doubled, 0)).containsExactly(scaled(channel(plain, 0), 2), offset(CLOSE));
            assertThat(channel(doubled, 1)).containsExactly(channel(plain, 2), offset(CLOSE));
            assertThat(channel(doubled, 2)).containsExactly(scaled(channel(plain, 1), 2), offset(CLOSE));
            assertThat(channel(doubled, 3)).containsExactly(channel(plain, 3), offset(CLOSE));
        }
    }

    private static float[] outputs(DjlSupernet supernet, Mix mix) {
        try (CompiledNetwork mixed = supernet.shareMix(_ -> mix);
                NDManager step = mixed.newManager()) {
            return Objects.requireNonNull(mixed.forwardOnBatch(step.create(image(), new Shape(1, 3, SIZE, SIZE)))
                            .get("output"))
                    .toFloatArray();
        }
    }

    @Test
    void choicesThatCannotBeSharedAreRefusedByName() {
        Network skip = layer("identity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mix(Networks.oneOf("a", skip, "b", skip), 2))
                .withMessageContaining("[choice]")
                .withMessageContaining("a multiple of 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mix(
                        Networks.oneOf(
                                "a", layer("max-pool", "kernel", 3, "stride", 3, "padding", 1),
                                "b", layer("avg-pool", "kernel", 3, "stride", 3, "padding", 1)),
                        3))
                .withMessageContaining("half the height");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mix(Networks.oneOf("a", skip, "b", layer("layer-norm")), 3))
                .withMessageContaining("LayerNorm");
    }

    private static void mix(Network choice, int share) {
        try (DjlSupernet supernet = supernet(choice);
                NDManager manager = supernet.store().newManager()) {
            Mix mix = Mix.all(manager.create(WEIGHTS)).partial(share, null);
            supernet.shareMix(_ -> mix).close();
        }
    }

    private static DjlSupernet supernet(Network choice) {
        SearchSpace space = Supernets.compile(TinySpace.image("edge").network(choice, layer("identity")));
        return new DjlSupernet(Supernets.engine(), space.relax(), Kernels.CROPPED, 1);
    }

    private static float[] image() {
        RandomGenerator random = Seeds.generator(3);
        float[] pixels = new float[3 * SIZE * SIZE];
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = (float) random.nextGaussian();
        }
        return pixels;
    }

    private static float[] channel(float[] image, int channel) {
        int size = image.length % 3 == 0 ? image.length / 3 : image.length / 4;
        return java.util.Arrays.copyOfRange(image, channel * size, (channel + 1) * size);
    }

    private static float[] scaled(float[] numbers, float by) {
        float[] scaled = numbers.clone();
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] *= by;
        }
        return scaled;
    }

    private static float[] largest(float[] channel) {
        float[] largest = new float[channel.length / 4];
        for (int k = 0; k < largest.length; k++) {
            int corner = k / 4 * 2 * SIZE + k % 4 * 2;
            largest[k] = Math.max(
                    Math.max(channel[corner], channel[corner + 1]),
                    Math.max(channel[corner + SIZE], channel[corner + SIZE + 1]));
        }
        return largest;
    }
}
