package nas4j.spaces;

import static nas4j.space.SearchSpaceBuilder.space;
import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Networks.cell;
import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.concat;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.oneOf;
import static nas4j.space.tree.Networks.repeat;
import static nas4j.space.tree.Networks.select;
import static nas4j.space.tree.Networks.sum;
import static nas4j.space.tree.Networks.when;

import java.util.Map;
import nas4j.space.tree.Expressions;
import nas4j.space.tree.Network;
import nas4j.space.tree.SpaceTree;

/** Spaces of which every network has been trained. */
final class JavaBenchmarkSpaces {
    private JavaBenchmarkSpaces() {}

    static SpaceTree nasBench201() {
        String description = "NAS-Bench-201 (Dong and Yang 2020): one cell with an operation on each of its six edges,"
                + " stacked fifteen times. Trained by its authors on CIFAR-10, CIFAR-100 and ImageNet-16-120.";
        return nasBench201Cell("nas-bench-201", description, 16, repeat(5, layer("cell")));
    }

    static SpaceTree nasBench201Mini() {
        String description =
                "The cell of NAS-Bench-201 (Dong and Yang 2020) in a network of three cells and 8 to 32 channels"
                        + " instead of fifteen and 16 to 64: small enough to be searched by gradients on a processor.";
        return nasBench201Cell("nas-bench-201-mini", description, 8, layer("cell"));
    }

    private static SpaceTree nasBench201Cell(String name, String description, int channels, Network stage) {
        return space(name)
                .description(description)
                .image("image", 3, 32, 32)
                .output("classes", 10)
                .network(
                        layer("conv", channels),
                        layer("norm"),
                        stage,
                        layer("reduction", 2 * channels),
                        stage,
                        layer("reduction", 4 * channels),
                        stage,
                        layer("norm"),
                        layer("act", "relu"),
                        layer("global-pool"),
                        layer("linear", "classes"))
                .sharedBlock(
                        "cell",
                        cell(
                                4,
                                oneOf(
                                        "none",
                                        layer("zero"),
                                        "skip_connect",
                                        layer("identity"),
                                        "nor_conv_1x1",
                                        layer("relu-conv-norm", "kernel", 1),
                                        "nor_conv_3x3",
                                        layer("relu-conv-norm", "kernel", 3),
                                        "avg_pool_3x3",
                                        layer("avg-pool", "kernel", 3, "stride", 1, "padding", 1))))
                .block("reduction(channels)", reduction())
                .block(
                        "relu-conv-norm(kernel, channels = in.channels, stride = 1)",
                        chain(
                                layer("act", "relu"),
                                layer("conv", "channels", "channels", "kernel", "kernel", "stride", "stride"),
                                layer("norm")))
                .strings(
                        "|{cell/0-1}~0|+|{cell/0-2}~0|{cell/1-2}~1|+|{cell/0-3}~0|{cell/1-3}~1|{cell/2-3}~2|", Map.of())
                .build();
    }

    static SpaceTree mixedPrecisionNasBench201() {
        return space("mixed-precision-nas-bench-201")
                .description(
                        "NAS-Bench-201 (Dong and Yang 2020) with 2, 4 or 8 bits for the weights of each convolution of"
                                + " the cell; all fifteen cells are alike. What is outside the cells stays in single precision. A"
                                + " part of it was trained with quantised weights on CIFAR-10.")
                .image("image", 3, 32, 32)
                .output("classes", 10)
                .network(
                        layer("conv", 16),
                        layer("norm"),
                        repeat(5, layer("cell")),
                        layer("reduction", 32),
                        repeat(5, layer("cell")),
                        layer("reduction", 64),
                        repeat(5, layer("cell")),
                        layer("norm"),
                        layer("act", "relu"),
                        layer("global-pool"),
                        layer("linear", "classes"))
                .sharedBlock("cell", cell(4, layer("operation")))
                .block(
                        "operation",
                        false,
                        Map.of(
                                "op",
                                Expressions.oneOf(
                                        "none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"),
                                "weight-bits",
                                ordered(2, 4, 8)),
                        select(
                                "op",
                                "none",
                                layer("zero"),
                                "skip_connect",
                                layer("identity"),
                                "nor_conv_1x1",
                                layer("relu-conv-norm", "kernel", 1, "bits", "weight-bits"),
                                "nor_conv_3x3",
                                layer("relu-conv-norm", "kernel", 3, "bits", "weight-bits"),
                                "avg_pool_3x3",
                                layer("avg-pool", "kernel", 3, "stride", 1, "padding", 1)))
                .block("reduction(channels)", reduction())
                .block(
                        "relu-conv-norm(kernel, channels = in.channels, stride = 1, bits = 32)",
                        chain(
                                layer("act", "relu"),
                                layer(
                                        "conv",
                                        "channels",
                                        "channels",
                                        "kernel",
                                        "kernel",
                                        "stride",
                                        "stride",
                                        "weight-bits",
                                        "bits"),
                                layer("norm")))
                .build();
    }

    private static Network reduction() {
        return sum(
                chain(
                        layer("relu-conv-norm", "kernel", 3, "channels", "channels", "stride", 2),
                        layer("relu-conv-norm", "kernel", 3, "channels", "channels")),
                chain(layer("avg-pool", 2), layer("conv", "channels", "channels", "kernel", 1)));
    }

    static SpaceTree nasBenchMacro() {
        return space("nas-bench-macro")
                .description("NAS-Bench-Macro (Su et al. 2021): eight layers, each an identity or one of two inverted"
                        + " residuals. Trained by its authors on CIFAR-10.")
                .image("image", 3, 32, 32)
                .output("classes", 10)
                .network(
                        layer("conv", 32),
                        layer("norm"),
                        layer("act", "relu"),
                        layer("stage", "channels", 64, "layers", 2),
                        layer("stage", "channels", 128, "layers", 3),
                        layer("stage", "channels", 256, "layers", 3),
                        layer("conv", "channels", 1280, "kernel", 1),
                        layer("norm"),
                        layer("act", "relu"),
                        layer("global-pool"),
                        layer("linear", "classes"))
                .block(
                        "stage(channels, layers)",
                        repeat(
                                "layers",
                                oneOf(
                                        "identity",
                                        layer("identity", "channels", "channels", "stride", "2@first"),
                                        "mb3_k3",
                                        invertedResidual(3, 3),
                                        "mb6_k5",
                                        invertedResidual(6, 5))))
                .strings(
                        "{stage1/1}{stage1/2}{stage2/1}{stage2/2}{stage2/3}{stage3/1}{stage3/2}{stage3/3}",
                        Map.of("identity", "0", "mb3_k3", "1", "mb6_k5", "2"))
                .build();
    }

    private static Network invertedResidual(int expand, int kernel) {
        return layer("mbconv", "channels", "channels", "stride", "2@first", "expand", expand, "kernel", kernel);
    }

    static SpaceTree transNasBench101Macro() {
        return space("transnas-bench-101-macro")
                .description("The skeletons of TransNAS-Bench-101 (Duan et al. 2021): four to six modules of two"
                        + " residual blocks, each module doubling the channels, halving the resolution, both or neither."
                        + " Here with the head of scene classification.")
                .image("image", 3, 256, 256)
                .output("classes", 47)
                .network(
                        layer("conv", "channels", 32, "stride", 2),
                        layer("norm"),
                        layer("relu-conv-norm", "channels", 64, "stride", 2),
                        layer("modules"),
                        layer("global-pool"),
                        layer("linear", "classes"))
                .block("modules", repeat(ordered(4, 5, 6), layer("module")))
                .block(
                        "module",
                        false,
                        Map.of("type", Expressions.oneOf(1, 2, 3, 4)),
                        chain(
                                layer(
                                        "basic",
                                        "channels",
                                        "in.channels * if(type == 2 or type == 4, 2, 1)",
                                        "stride",
                                        "if(type >= 3, 2, 1)"),
                                layer("basic", "channels", "in.channels", "stride", 1)))
                .block(
                        "basic(channels, stride)",
                        sum(
                                chain(
                                        layer("relu-conv-norm", "channels", "channels", "stride", "stride"),
                                        layer("relu-conv-norm", "channels", "channels", "stride", 1)),
                                layer("identity", "channels", "channels", "stride", "stride")))
                .block(
                        "relu-conv-norm(channels, stride)",
                        chain(
                                layer("act", "relu"),
                                layer("conv", "channels", "channels", "stride", "stride"),
                                layer("norm")))
                .constraint("count(type, 3, 4) >= 1")
                .constraint("count(type, 3, 4) <= 4")
                .constraint("count(type, 2, 4) >= 1")
                .constraint("count(type, 2, 4) <= 3")
                .strings(
                        "64-{modules/1/type}{modules/2/type}{modules/3/type}{modules/4/type}{modules/5/type}"
                                + "{modules/6/type}-basic",
                        Map.of())
                .build();
    }

    static SpaceTree transNasBench101Micro() {
        return space("transnas-bench-101-micro")
                .description("The cells of TransNAS-Bench-101 (Duan et al. 2021): an operation on each of six edges,"
                        + " ten cells. Trained by its authors on seven vision tasks; here with the head of scene"
                        + " classification.")
                .image("image", 3, 256, 256)
                .output("classes", 47)
                .network(
                        layer("conv", "channels", 32, "stride", 2),
                        layer("norm"),
                        layer("relu-conv-norm", "channels", 64, "kernel", 3, "stride", 2),
                        layer("module", "channels", 128, "stride", 2),
                        layer("module", "channels", 128),
                        layer("module", "channels", 256, "stride", 2),
                        layer("module", "channels", 256),
                        layer("module", "channels", 512, "stride", 2),
                        layer("global-pool"),
                        layer("linear", "classes"))
                .block(
                        "module(channels, stride = 1)",
                        chain(
                                layer("cell", "channels", "channels", "stride", "stride"),
                                layer("cell", "channels", "channels")))
                .sharedBlock(
                        "cell(channels, stride = 1)",
                        cell(4, layer("operation", "channels", "channels", "stride", "if(from == 0, stride, 1)")))
                .block(
                        "operation(channels, stride)",
                        oneOf(
                                "none",
                                layer("zero", "channels", "channels", "stride", "stride"),
                                "skip_connect",
                                layer("skip", "channels", "channels", "stride", "stride"),
                                "nor_conv_1x1",
                                reluConvNorm(1),
                                "nor_conv_3x3",
                                reluConvNorm(3)))
                .block(
                        "skip(channels, stride)",
                        when(
                                "channels == in.channels and stride == 1",
                                layer("identity"),
                                layer("factorized-reduce", "channels")))
                .block("factorized-reduce(channels)", factorizedReduce())
                .block(
                        "relu-conv-norm(channels, kernel, stride)",
                        chain(
                                layer("act", "relu"),
                                layer("conv", "channels", "channels", "kernel", "kernel", "stride", "stride"),
                                layer("norm")))
                .strings(
                        "64-41414-{cell/0-1}_{cell/0-2}{cell/1-2}_{cell/0-3}{cell/1-3}{cell/2-3}",
                        Map.of("none", "0", "skip_connect", "1", "nor_conv_1x1", "2", "nor_conv_3x3", "3"))
                .build();
    }

    private static Network reluConvNorm(int kernel) {
        return layer("relu-conv-norm", "channels", "channels", "kernel", kernel, "stride", "stride");
    }

    /** Halves the resolution; each half of the channels reads other pixels. */
    static Network factorizedReduce() {
        Network half = layer("conv", "channels", "channels / 2", "kernel", 1, "stride", 2);
        return chain(
                layer("act", "relu"), concat(half, chain(layer("pad", "top", -1, "left", -1), half)), layer("norm"));
    }
}
