package nas4j.spaces;

import static nas4j.space.SearchSpaceBuilder.space;
import static nas4j.space.tree.Expressions.integers;
import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.oneOf;
import static nas4j.space.tree.Networks.repeat;
import static nas4j.space.tree.Networks.residual;
import static nas4j.space.tree.Networks.sum;
import static nas4j.space.tree.Networks.when;

import java.util.Map;
import nas4j.space.tree.SpaceTree;

/** Spaces of known networks whose depth and widths are elastic. */
final class JavaElasticSpaces {
    private JavaElasticSpaces() {}

    static SpaceTree ofaMbv3() {
        return space("ofa-mbv3")
                .description("The MobileNetV3 space of Once-for-All (Cai et al. 2020) at width 1: depth, kernel and"
                        + " expansion are elastic.")
                .image("image", 3, 224, 224)
                .output("classes", 1000)
                .network(
                        layer("conv", "channels", 16, "stride", 2),
                        layer("norm"),
                        layer("act", "hswish"),
                        layer("mbconv", "channels", 16, "expand", 1),
                        layer("stage", "channels", 24, "stride", 2, "act", "relu"),
                        layer("stage", "channels", 40, "stride", 2, "act", "relu", "se", 0.25),
                        layer("stage", "channels", 80, "stride", 2, "act", "hswish"),
                        layer("stage", "channels", 112, "stride", 1, "act", "hswish", "se", 0.25),
                        layer("stage", "channels", 160, "stride", 2, "act", "hswish", "se", 0.25),
                        layer("conv", "channels", 960, "kernel", 1),
                        layer("norm"),
                        layer("act", "hswish"),
                        layer("global-pool"),
                        layer("linear", "features", 1280, "bias", false),
                        layer("act", "hswish"),
                        layer("dropout", 0.1),
                        layer("linear", "classes"))
                .block(
                        "stage(channels, stride, act, se = 0)",
                        repeat(
                                ordered(2, 3, 4),
                                layer(
                                        "mbconv",
                                        "channels",
                                        "channels",
                                        "stride",
                                        "stride@first",
                                        "kernel",
                                        ordered(3, 5, 7),
                                        "expand",
                                        ordered(3, 4, 6),
                                        "act",
                                        "act",
                                        "se",
                                        "se")))
                .build();
    }

    static SpaceTree resnet50Elastic() {
        return space("resnet50-elastic")
                .description(
                        "The ResNet-50 space of Once-for-All (Cai et al. 2020): depth, width and bottleneck of each"
                                + " stage are elastic.")
                .image("image", 3, 224, 224)
                .output("classes", 1000)
                .let("stem-width", ordered(0.65, 0.8, 1))
                .let("first-width", ordered(0.65, 0.8, 1))
                .let("first-channels", "divisible(divisible(64 * first-width, 8) / 2, 8)")
                .network(
                        layer("conv-norm", "channels", "first-channels", "kernel", 3, "stride", 2),
                        layer("act", "relu"),
                        oneOf(
                                "plain",
                                layer("identity"),
                                "residual",
                                residual(chain(
                                        layer("conv-norm", "channels", "first-channels", "kernel", 3),
                                        layer("act", "relu")))),
                        layer("conv-norm", "channels", "divisible(64 * stem-width, 8)", "kernel", 3),
                        layer("act", "relu"),
                        layer("max-pool", "kernel", 3, "stride", 2, "padding", 1),
                        layer("stage", "channels", 256, "layers", 2, "stride", 1),
                        layer("stage", "channels", 512, "layers", 2, "stride", 2),
                        layer("stage", "channels", 1024, "layers", 4, "stride", 2),
                        layer("stage", "channels", 2048, "layers", 2, "stride", 2),
                        layer("global-pool"),
                        layer("linear", "classes"))
                .block(
                        "stage(channels, layers, stride)",
                        false,
                        Map.of("width", ordered(0.65, 0.8, 1)),
                        repeat(
                                integers("layers", "layers + 2"),
                                layer(
                                        "bottleneck",
                                        "channels",
                                        "divisible(channels * width, 8)",
                                        "stride",
                                        "stride@first",
                                        "expand",
                                        ordered(0.2, 0.25, 0.35))))
                .block(
                        "bottleneck(channels, stride, expand)",
                        chain(
                                sum(
                                        chain(
                                                layer(
                                                        "conv-norm",
                                                        "channels",
                                                        "divisible(round(channels * expand), 8)",
                                                        "kernel",
                                                        1),
                                                layer("act", "relu"),
                                                layer(
                                                        "conv-norm",
                                                        "channels",
                                                        "in.channels",
                                                        "kernel",
                                                        3,
                                                        "stride",
                                                        "stride"),
                                                layer("act", "relu"),
                                                layer("conv-norm", "channels", "channels", "kernel", 1)),
                                        layer("downsample", "channels", "channels", "stride", "stride")),
                                layer("act", "relu")))
                .block(
                        "downsample(channels, stride)",
                        when(
                                "channels == in.channels and stride == 1",
                                layer("identity"),
                                chain(
                                        when("stride > 1", layer("avg-pool", "stride")),
                                        layer("conv-norm", "channels", "channels", "kernel", 1))))
                .block(
                        "conv-norm(channels, kernel, stride = 1)",
                        chain(
                                layer("conv", "channels", "channels", "kernel", "kernel", "stride", "stride"),
                                layer("norm")))
                .build();
    }

    static SpaceTree vitElastic() {
        return space("vit-elastic")
                .description("A small vision transformer whose width, depth, heads and hidden layers are elastic, like"
                        + " the tiny space of AutoFormer (Chen et al. 2021); the mean of the patches is classified.")
                .image("image", 3, 224, 224)
                .output("classes", 1000)
                .let("width", ordered(192, 216, 240))
                .network(
                        layer("conv", "channels", "width", "kernel", 16, "stride", 16, "padding", 0, "bias", true),
                        layer("tokens"),
                        layer("position"),
                        layer("layers"),
                        layer("layer-norm"),
                        layer("global-pool"),
                        layer("linear", "classes"))
                .block(
                        "layers",
                        repeat(
                                integers(12, 14),
                                chain(
                                        residual(chain(
                                                layer("layer-norm"),
                                                layer("attention", "heads", ordered(3, 4), "head-dim", 64))),
                                        residual(chain(layer("layer-norm"), layer("mlp", ordered(3.5, 4)))))))
                .block(
                        "mlp(ratio)",
                        chain(layer("linear", "ratio * width"), layer("act", "gelu"), layer("linear", "width")))
                .build();
    }

    static SpaceTree bertElastic() {
        return space("bert-elastic")
                .description("A small BERT (Devlin et al. 2019) for the classification of texts, whose width, depth,"
                        + " heads and hidden layers are elastic; the mean of the tokens is classified.")
                .tokens("text", 128, 30522)
                .output("classes", 2)
                .let("width", ordered(128, 256, 384, 512))
                .network(
                        layer("embedding", "features", "width", "vocabulary", "text.vocabulary"),
                        layer("position"),
                        layer("layer-norm"),
                        layer("dropout", 0.1),
                        layer("layers"),
                        layer("global-pool"),
                        layer("linear", "width"),
                        layer("act", "tanh"),
                        layer("linear", "classes"))
                .block(
                        "layers",
                        repeat(
                                ordered(2, 4, 6, 8),
                                chain(
                                        residual(chain(
                                                layer("attention", "heads", ordered(4, 8)), layer("dropout", 0.1))),
                                        layer("layer-norm"),
                                        residual(chain(layer("mlp", ordered(2, 3, 4)), layer("dropout", 0.1))),
                                        layer("layer-norm"))))
                .block(
                        "mlp(ratio)",
                        chain(layer("linear", "ratio * width"), layer("act", "gelu"), layer("linear", "width")))
                .build();
    }
}
