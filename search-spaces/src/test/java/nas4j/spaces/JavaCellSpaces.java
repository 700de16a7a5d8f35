package nas4j.spaces;

import static nas4j.space.SearchSpaceBuilder.space;
import static nas4j.space.tree.Networks.cell;
import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.mark;
import static nas4j.space.tree.Networks.oneOf;
import static nas4j.space.tree.Networks.repeat;
import static nas4j.space.tree.Networks.when;

import java.util.List;
import nas4j.space.tree.Network;
import nas4j.space.tree.Network.CellOutput;
import nas4j.space.tree.Networks;
import nas4j.space.tree.SpaceTree;

/** Spaces of cells that choose their inputs. */
final class JavaCellSpaces {
    private JavaCellSpaces() {}

    static SpaceTree darts() {
        return space("darts")
                .description("DARTS (Liu et al. 2019): a normal and a reduction cell of four nodes, each of which reads"
                        + " two earlier ones; twenty cells of 36 channels, as its authors train them on CIFAR-10,"
                        + " without the auxiliary head.")
                .image("image", 3, 32, 32)
                .output("classes", 10)
                .network(
                        layer("conv", 108),
                        layer("norm"),
                        mark("before"),
                        repeat(6, layer("normal-cell", 36)),
                        layer("reduction-cell", 72),
                        repeat(6, layer("normal-cell", "channels", 72, "after-reduction", "first")),
                        layer("reduction-cell", 144),
                        repeat(6, layer("normal-cell", "channels", 144, "after-reduction", "first")),
                        layer("global-pool"),
                        layer("linear", "classes"))
                .sharedBlock(
                        "normal-cell(channels, after-reduction = false)",
                        dartsCell(
                                when(
                                        "after-reduction",
                                        layer("factorized-reduce", "channels"),
                                        layer("relu-conv-norm", "channels")),
                                1))
                .sharedBlock(
                        "reduction-cell(channels)",
                        dartsCell(layer("relu-conv-norm", "channels"), "if(from < 2, 2, 1)"))
                .block("operation(stride)", operation())
                .block(
                        "sep-conv(kernel, stride)",
                        chain(
                                layer("separable", "kernel", "kernel", "stride", "stride"),
                                layer("separable", "kernel", "kernel", "stride", 1)))
                .block(
                        "separable(kernel, stride, dilation = 1)",
                        chain(
                                layer("act", "relu"),
                                layer("depthwise", "kernel", "kernel", "stride", "stride", "dilation", "dilation"),
                                layer("conv", "channels", "in.channels", "kernel", 1),
                                layer("norm")))
                .block(
                        "relu-conv-norm(channels)",
                        chain(layer("act", "relu"), layer("conv", "channels", "channels", "kernel", 1), layer("norm")))
                .block("factorized-reduce(channels)", JavaBenchmarkSpaces.factorizedReduce())
                .build();
    }

    private static Network dartsCell(Network fromBefore, Object stride) {
        return chain(
                mark("last"),
                Networks.from("before"),
                fromBefore,
                mark("input1"),
                Networks.from("last"),
                mark("before"),
                layer("relu-conv-norm", "channels"),
                mark("input2"),
                cell(List.of("input1", "input2"), 6, 2, layer("operation", stride), CellOutput.CONCAT));
    }

    private static Network operation() {
        return oneOf(
                "max_pool_3x3",
                layer("max-pool", "kernel", 3, "stride", "stride", "padding", 1),
                "avg_pool_3x3",
                layer("avg-pool", "kernel", 3, "stride", "stride", "padding", 1),
                "skip_connect",
                when("stride == 1", layer("identity"), layer("factorized-reduce", "in.channels")),
                "sep_conv_3x3",
                layer("sep-conv", "kernel", 3, "stride", "stride"),
                "sep_conv_5x5",
                layer("sep-conv", "kernel", 5, "stride", "stride"),
                "dil_conv_3x3",
                layer("separable", "kernel", 3, "stride", "stride", "dilation", 2),
                "dil_conv_5x5",
                layer("separable", "kernel", 5, "stride", "stride", "dilation", 2));
    }
}
