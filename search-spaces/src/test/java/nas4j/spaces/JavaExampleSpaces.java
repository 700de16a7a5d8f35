package nas4j.spaces;

import static nas4j.space.SearchSpaceBuilder.space;
import static nas4j.space.tree.Expressions.integers;
import static nas4j.space.tree.Expressions.logarithmic;
import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Expressions.reals;
import static nas4j.space.tree.Networks.addMark;
import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.concatMark;
import static nas4j.space.tree.Networks.heads;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.mark;
import static nas4j.space.tree.Networks.oneOf;
import static nas4j.space.tree.Networks.repeat;

import nas4j.space.tree.Expressions;
import nas4j.space.tree.Network;
import nas4j.space.tree.SpaceTree;

/** Small spaces to learn from. */
final class JavaExampleSpaces {
    private JavaExampleSpaces() {}

    static SpaceTree mobileMini() {
        return space("mobile-mini")
                .description("Small mobile networks for small grey images: a space to learn the language from, and to"
                        + " search in minutes.")
                .image("image", 1, 28, 28)
                .output("classes", 10)
                .let("width", ordered(0.5, 0.75, 1.0))
                .network(
                        layer("conv", "channels", "16 * width", "kernel", 3, "stride", 2),
                        layer("norm"),
                        layer("act", Expressions.oneOf("relu", "hswish")),
                        layer("stage", "channels", "24 * width", "stride", 2),
                        layer("stage", "channels", "40 * width", "stride", 2),
                        layer("global-pool"),
                        layer("linear", "classes"))
                .block(
                        "stage(channels, stride)",
                        repeat(
                                Expressions.oneOf(1, 2, 3),
                                oneOf(
                                        "mbconv",
                                        layer(
                                                "mbconv",
                                                "channels",
                                                "channels",
                                                "stride",
                                                "stride@first",
                                                "expand",
                                                Expressions.oneOf(3, 6),
                                                "kernel",
                                                Expressions.oneOf(3, 5),
                                                "se",
                                                Expressions.oneOf(0, 0.25)),
                                        "skip",
                                        layer("identity", "channels", "channels", "stride", "stride@first"))))
                .constraint("macs <= 20M")
                .constraint("parameters <= 200k")
                .constraint("width >= 0.75 or act == relu")
                .build();
    }

    static SpaceTree mlp() {
        return space("mlp")
                .description("Networks of fully connected layers for tables, with the hyper-parameters of their"
                        + " training.")
                .vector("features", 20)
                .output("classes", 2)
                .network(layer("hidden"), layer("linear", "classes"))
                .block(
                        "hidden",
                        repeat(
                                integers(1, 4),
                                chain(
                                        layer("linear", ordered(16, 32, 64, 128)),
                                        oneOf("plain", layer("identity"), "norm", layer("norm")),
                                        layer("act", Expressions.oneOf("relu", "tanh", "gelu")),
                                        layer("dropout", reals(0, 0.5, 6)))))
                .train("learning-rate", logarithmic(1e-4, 1e-1, 31))
                .train("batch", ordered(32, 64, 128))
                .build();
    }

    static SpaceTree glyphTasks() {
        return space("glyph-tasks")
                .description(
                        "A small encoder and decoder with three heads: which glyph, which pixels are its, how deep each pixel"
                                + " lies. Each block may be left out, so that a network for one task can be another than that for the"
                                + " next.")
                .image("image", 1, 24, 24)
                .output("classes", 10)
                .network(
                        layer("conv", "channels", 8, "kernel", 3),
                        layer("norm"),
                        layer("act", "relu"),
                        repeat(2, layer("block", 8)),
                        mark("fine"),
                        layer("max-pool", 2),
                        layer("conv", "channels", 16, "kernel", 3),
                        layer("norm"),
                        layer("act", "relu"),
                        repeat(3, layer("block", 16)),
                        heads(
                                "class",
                                chain(repeat(2, layer("block", 16)), layer("global-pool"), layer("linear", "classes")),
                                "mask",
                                layer("dense", "classes + 1"),
                                "depth",
                                layer("dense", 1)))
                .block(
                        "block(channels)",
                        chain(oneOf(
                                "skip",
                                chain(),
                                "small",
                                convolution("channels", 3),
                                "large",
                                convolution("channels", 5))))
                .block(
                        "dense(channels)",
                        chain(
                                oneOf("coarse", chain(), "deep", convolution(16, 3)),
                                layer("resize", "scale", 2, "mode", "bilinear"),
                                concatMark("fine"),
                                layer("conv", "channels", "channels", "kernel", 1, "bias", true)))
                .build();
    }

    private static Network convolution(Object channels, int kernel) {
        return chain(layer("conv", "channels", channels, "kernel", kernel), layer("norm"), layer("act", "relu"));
    }

    static SpaceTree unetMini() {
        return space("unet-mini")
                .description("A small U-Net (Ronneberger et al. 2015) for segmentation: a class for each pixel. Width,"
                        + " depth, convolutions and the way back up are decided.")
                .image("image", 3, 64, 64)
                .output("classes", 4)
                .let("base", ordered(8, 12, 16))
                .network(
                        layer("convs", "base"),
                        mark("fine"),
                        layer("max-pool", 2),
                        layer("convs", "2 * base"),
                        mark("middle"),
                        layer("max-pool", 2),
                        layer("convs", "4 * base"),
                        oneOf("shallow", layer("identity"), "deep", deep()),
                        layer("up", "2 * base"),
                        across("middle"),
                        layer("convs", "2 * base"),
                        layer("up", "base"),
                        across("fine"),
                        layer("convs", "base"),
                        layer("conv", "channels", "classes", "kernel", 1, "bias", true))
                .block(
                        "convs(channels)",
                        repeat(
                                ordered(1, 2),
                                chain(
                                        layer("conv", "channels", "channels", "kernel", ordered(3, 5)),
                                        layer("norm"),
                                        layer("act", Expressions.oneOf("relu", "hswish")))))
                .block(
                        "up(channels)",
                        chain(
                                layer("resize", "mode", Expressions.oneOf("nearest", "bilinear")),
                                layer("conv", "channels", "channels", "kernel", 1),
                                layer("norm")))
                .build();
    }

    private static Network deep() {
        return chain(
                mark("coarse"),
                layer("max-pool", 2),
                layer("convs", "8 * base"),
                layer("up", "4 * base"),
                across("coarse"),
                layer("convs", "4 * base"));
    }

    private static Network across(String mark) {
        return oneOf("concat", concatMark(mark), "add", addMark(mark));
    }
}
