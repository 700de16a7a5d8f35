package nas4j.djl.supernet.differentiable;

import static nas4j.space.tree.Networks.cell;
import static nas4j.space.tree.Networks.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Kernels;
import nas4j.djl.supernet.train.Lesson;
import nas4j.djl.train.Losses;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Schedule;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Networks;

/** What tests of searches have in common. */
final class Searches {
    static final Engine ENGINE = Engine.open(TrainingDevice.CPU);
    private static final int BATCH = 8;

    private Searches() {}

    /** An operation on each of six edges. */
    static SearchSpace cells() {
        return SpaceCompiler.compile(TinySpace.image("cells")
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
                        layer("linear", 4))
                .build());
    }

    /** Three layers, each one of three. */
    static SearchSpace chain() {
        return SpaceCompiler.compile(TinySpace.image("chain")
                .network(
                        layer("conv", 4),
                        Networks.repeat(
                                3,
                                Networks.oneOf(
                                        "skip", Networks.chain(),
                                        "small", layer("conv", "channels", 4, "kernel", 1),
                                        "large", layer("conv", "channels", 4, "kernel", 3))),
                        layer("global-pool"),
                        layer("linear", 4))
                .build());
    }

    static DjlSupernet supernet(SearchSpace space) {
        return new DjlSupernet(ENGINE, space.relax(), Kernels.CROPPED, 1);
    }

    static Optimization sgd() {
        return Optimization.of(new Optimizer.Sgd(0.05, 0.9, 3e-4), Schedule.COSINE)
                .withClip(5);
    }

    /** Random images; the brightest quarter of the image is the class. */
    static Example example(long seed) {
        RandomGenerator random = Seeds.generator(seed);
        float[] pixels = new float[BATCH * 3 * 64];
        int[] labels = new int[BATCH];
        for (int image = 0; image < BATCH; image++) {
            labels[image] = random.nextInt(4);
            for (int k = 0; k < 192; k++) {
                int quarter = k / 32 % 2 * 2 + k / 4 % 2;
                pixels[image * 192 + k] = (float) random.nextGaussian() * 0.3f + (quarter == labels[image] ? 1 : 0);
            }
        }
        return new Example(
                manager -> new NDArray[] {manager.create(pixels, new Shape(BATCH, 3, 8, 8))}, lesson(labels));
    }

    private static Lesson lesson(int... labels) {
        return new Lesson() {
            @Override
            public NDArray loss(Map<String, NDArray> outputs) {
                return Losses.crossEntropy(Objects.requireNonNull(outputs.get("output")), labels, 0);
            }

            @Override
            public NDArray distance(Map<String, NDArray> outputs, Map<String, NDArray> teacher) {
                throw new UnsupportedOperationException("nobody teaches");
            }
        };
    }
}
