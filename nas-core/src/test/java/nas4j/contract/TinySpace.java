package nas4j.contract;

import static nas4j.space.tree.Expressions.integers;
import static nas4j.space.tree.Expressions.oneOf;
import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Networks.cell;
import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.concatMark;
import static nas4j.space.tree.Networks.heads;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.mark;
import static nas4j.space.tree.Networks.repeat;
import static nas4j.space.tree.Networks.repeatShared;
import static nas4j.space.tree.Networks.shortcut;

import java.util.List;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Expressions;
import nas4j.space.tree.Network;
import nas4j.space.tree.Networks;

/** Small spaces for tests, one for each thing that spaces can do. The comments count their genotypes by hand. */
public final class TinySpace {
    private TinySpace() {}

    /** Branches with decisions of their own and a decided depth: 1 + 2·(2 + 4 + 8) = 29 genotypes. */
    public static SearchSpace conditional() {
        return compile(image("conditional")
                .network(
                        layer("conv", 4),
                        Networks.oneOf(
                                "skip", chain(),
                                "conv",
                                        chain(
                                                layer("act", oneOf("relu", "hswish")),
                                                repeat(
                                                        integers(1, 3),
                                                        layer("conv", "channels", 4, "kernel", ordered(3, 5)))))));
    }

    /** One decision used in three places, and values that follow from it: 3·2 = 6 genotypes. */
    public static SearchSpace shared() {
        return compile(image("shared")
                .let("width", ordered(0.5, 0.75, 1))
                .network(
                        layer("conv", "16 * width"),
                        repeatShared(2, layer("conv", "channels", "24 * width", "kernel", oneOf(1, 3))),
                        layer("global-pool"),
                        layer("linear", "divisible(10 * width, 2)")));
    }

    /** A cell whose nodes read two of the earlier ones: 1·3 subsets, 2 operations on each of 4 edges, 3·2⁴ = 48. */
    public static SearchSpace subset() {
        Network edge = Networks.oneOf("skip", layer("identity"), "conv", layer("conv", "channels", 4));
        return compile(image("subset")
                .network(
                        layer("conv", 4),
                        mark("before"),
                        layer("conv", 4),
                        mark("now"),
                        cell(List.of("before", "now"), 4, 2, edge, chain(), Network.CellOutput.CONCAT),
                        layer("global-pool")));
    }

    /** A cell like that of NAS-Bench-201, once: 5 operations on each of 6 edges, 5⁶ = 15,625. */
    public static SearchSpace cellOfFive() {
        Network edge = Networks.oneOf(
                "none", layer("zero"),
                "skip", layer("identity"),
                "conv1", layer("conv", "channels", 4, "kernel", 1),
                "conv3", layer("conv", "channels", 4, "kernel", 3),
                "pool", layer("avg-pool", "kernel", 3, "stride", 1, "padding", 1));
        return compile(image("cell-of-five").network(layer("conv", 4), cell(4, edge), layer("global-pool")));
    }

    /** Constraints over decisions: {@code a = 3} leaves 3·2 genotypes, {@code a = 5} 2·2, {@code a = 7} 1·3: 13. */
    public static SearchSpace constrained() {
        return compile(image("constrained")
                .let("a", ordered(3, 5, 7))
                .let("b", ordered(3, 5, 7))
                .let("c", ordered(3, 5, 7))
                .network(
                        layer("conv", "channels", 4, "kernel", "a"),
                        layer("conv", "channels", 4, "kernel", "b"),
                        layer("conv", "channels", 4, "kernel", "c"))
                .constraint("a <= b")
                .constraint("c != a or c == 7"));
    }

    /** Constraints that tie decisions which need not exist: 1 + 2 + 3 + 4 = 10 with at most one 5. */
    public static SearchSpace counted() {
        return compile(image("counted")
                .network(layer("conv", 4), repeat(integers(0, 3), layer("conv", "channels", 4, "kernel", oneOf(3, 5))))
                .constraint("count(kernel, 5) <= 1"));
    }

    /** An image and a vector come in, two heads go out: 2·3·2 = 12 genotypes. */
    public static SearchSpace severalInputsAndOutputs() {
        return compile(image("several")
                .vector("measurements", 5)
                .output("classes", 3)
                .network(
                        layer("conv", "channels", ordered(4, 8), "stride", 2),
                        layer("global-pool"),
                        mark("seen"),
                        Networks.from("measurements"),
                        layer("linear", integers(2, 6, 2)),
                        concatMark("seen"),
                        heads(
                                "class",
                                chain(layer("act", oneOf("relu", "gelu")), layer("linear", "classes")),
                                "value",
                                layer("linear", 1))));
    }

    /** Hyper-parameters of the training beside the network's: 2·(4·2) = 16 genotypes of 2 networks. */
    public static SearchSpace training() {
        return compile(image("training")
                .network(layer("conv", ordered(4, 8)), layer("global-pool"))
                .train(
                        "rate",
                        new Expression.FloatRange(
                                Expressions.of(0.0001), Expressions.of(0.1), true, Expressions.of(4), Where.UNKNOWN))
                .train("optimizer", oneOf("sgd", "adam"))
                .train("epochs", 3));
    }

    /** Every decision has one option: 1 genotype. */
    public static SearchSpace single() {
        return compile(image("single").network(layer("conv", oneOf(4)), layer("act", oneOf("relu"))));
    }

    /** Too many genotypes to look at each, and costs that spread: 3·(3 + 9 + … + 3⁸)³. */
    public static SearchSpace large() {
        return compile(largeBuilder());
    }

    /** {@link #large()}, open for constraints. */
    public static SearchSpaceBuilder largeBuilder() {
        return image("large")
                .let("width", ordered(4, 8, 16))
                .network(
                        layer("conv", "width"),
                        layer("stage", "width"),
                        layer("stage", "2 * width"),
                        layer("stage", "4 * width"),
                        layer("global-pool"),
                        layer("linear", 10))
                .block(
                        "stage(channels)",
                        chain(
                                layer("conv", "channels", "channels", "stride", 2),
                                repeat(
                                        integers(1, 8),
                                        shortcut(layer("conv", "channels", "channels", "kernel", ordered(1, 3, 5))))));
    }

    /** Decisions that do not depend on each other: 3²⁴. */
    public static SearchSpace independent() {
        return compile(manyKernels("independent"));
    }

    /** A constraint over many decisions that need not be read together to count: at most 8 of 24 kernels are 5. */
    public static SearchSpace tallied() {
        return compile(manyKernels("tallied").constraint("count(kernel, 5) <= 8"));
    }

    /** Constraints that read more decisions together than can be counted: the size is an estimate. */
    public static SearchSpace entangled() {
        return compile(manyKernels("entangled")
                .constraint("count(kernel, 5) <= 8")
                .constraint("count(kernel, 3) * count(kernel, 1) >= 20"));
    }

    private static SearchSpaceBuilder manyKernels(String name) {
        return image(name)
                .network(layer("conv", 4), repeat(24, layer("conv", "channels", 4, "kernel", oneOf(1, 3, 5))));
    }

    /** The spaces here that have few enough genotypes to look at each. */
    public static List<SearchSpace> allSmall() {
        return List.of(
                conditional(),
                shared(),
                subset(),
                constrained(),
                counted(),
                severalInputsAndOutputs(),
                training(),
                single());
    }

    /** A space with one input, {@code image}, of 3 channels and 8 × 8 pixels. */
    public static SearchSpaceBuilder image(String name) {
        return SearchSpaceBuilder.space(name).image("image", 3, 8, 8);
    }

    private static SearchSpace compile(SearchSpaceBuilder builder) {
        return SpaceCompiler.compile(builder.build());
    }
}
