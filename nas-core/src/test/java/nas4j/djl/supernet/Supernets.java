package nas4j.djl.supernet;

import static nas4j.space.tree.Expressions.integers;
import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.repeat;
import static nas4j.space.tree.Networks.shortcut;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.djl.Engine;
import nas4j.djl.Parameter;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.glyphs.Difficulty;
import nas4j.djl.data.glyphs.GlyphOptions;
import nas4j.djl.data.glyphs.Glyphs;
import nas4j.djl.train.Reach;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Networks;
import nas4j.weights.Weights;

/** What tests of supernets have in common. */
public final class Supernets {
    private Supernets() {}

    /** Elastic in width, depth and kernels, with branches and dropout. */
    public static SearchSpace space() {
        return compile(image("elastic")
                .let("width", ordered(4, 8, 16))
                .network(
                        layer("conv", "width"),
                        layer("norm"),
                        repeat(
                                integers(1, 3),
                                shortcut(Networks.chain(
                                        layer("act", "relu"),
                                        layer("conv", "channels", "width", "kernel", ordered(1, 3, 5)),
                                        layer("norm")))),
                        Networks.oneOf(
                                "drop", layer("dropout", 0.2),
                                "conv", layer("conv", "channels", "width"),
                                "pool", layer("max-pool", "kernel", 3, "stride", 1, "padding", 1)),
                        layer("global-pool"),
                        layer("linear", 10)));
    }

    /** A class, a mask and a depth of each image; elastic in width and kernels. */
    public static SearchSpace threeTasks() {
        return compile(image("tasks")
                .let("width", ordered(4, 8))
                .network(
                        layer("conv", "channels", "width", "kernel", ordered(3, 5)),
                        layer("norm"),
                        layer("act", "relu"),
                        Networks.heads(
                                "class",
                                Networks.chain(layer("global-pool"), layer("linear", 10)),
                                "mask",
                                layer("conv", 11),
                                "depth",
                                layer("conv", 1))));
    }

    /** A space of images of one channel and 16 × 16 pixels. */
    public static SearchSpaceBuilder image(String name) {
        return SearchSpaceBuilder.space(name).image("image", 1, 16, 16);
    }

    /** The space that was built. */
    public static SearchSpace compile(SearchSpaceBuilder builder) {
        return SpaceCompiler.compile(builder.build());
    }

    /** A supernet with transformed kernels. */
    public static DjlSupernet supernet(SearchSpace space, long seed) {
        return new DjlSupernet(engine(), space.relax(), Kernels.TRANSFORMED, seed);
    }

    /** The engine on the processor. */
    public static Engine engine() {
        return Engine.open(TrainingDevice.CPU);
    }

    /** Glyphs of 16 × 16 pixels and ten classes. */
    public static ImageData glyphs(int count) {
        return Glyphs.dataSet(new GlyphOptions(16, Difficulty.EASY, 1, count, 10), Glyphs.Targets.CLASS)
                .training();
    }

    /** The same with a mask and a depth. */
    public static ImageData denseGlyphs(int count) {
        return Glyphs.dataSet(new GlyphOptions(16, Difficulty.EASY, 1, count, 10), Glyphs.Targets.CLASS_MASK_AND_DEPTH)
                .training();
    }

    /** All numbers by path, to compare bit by bit. */
    public static Map<String, Integer> digests(Weights weights) {
        Map<String, Integer> digests = new LinkedHashMap<>();
        weights.tensors().forEach((path, tensor) -> digests.put(path, Arrays.hashCode(numbers(tensor))));
        return digests;
    }

    /** The gradient of what networks used of a parameter, as far as it was used, and zeros; empty if it was not. */
    public static Optional<float[]> findGradient(DjlSupernet supernet, Parameter parameter) {
        try (NDManager manager = supernet.store().newManager()) {
            List<Reach.Piece> pieces = supernet.reached().find(supernet.store(), parameter, manager);
            NDArray whole = manager.zeros(parameter.array().getShape());
            pieces.forEach(piece -> piece.part().apply(whole).addi(piece.gradient()));
            return pieces.isEmpty() ? Optional.empty() : Optional.of(whole.toFloatArray());
        }
    }

    /** Numbers of one parameter. */
    public static float[] numbers(Weights.Tensor tensor) {
        float[] numbers = new float[tensor.values().remaining()];
        tensor.values().get(numbers);
        return numbers;
    }
}
