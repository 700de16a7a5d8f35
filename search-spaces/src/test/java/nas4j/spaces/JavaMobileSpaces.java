package nas4j.spaces;

import static nas4j.space.SearchSpaceBuilder.space;
import static nas4j.space.tree.Expressions.integers;
import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.multiply;
import static nas4j.space.tree.Networks.oneOf;
import static nas4j.space.tree.Networks.repeat;
import static nas4j.space.tree.Networks.select;
import static nas4j.space.tree.Networks.shortcut;
import static nas4j.space.tree.Networks.sum;
import static nas4j.space.tree.Networks.when;

import java.util.Map;
import nas4j.space.tree.Expressions;
import nas4j.space.tree.Network;
import nas4j.space.tree.SpaceTree;

/** Spaces of networks for telephones. */
final class JavaMobileSpaces {
    private JavaMobileSpaces() {}

    static SpaceTree fbnet() {
        return space("fbnet")
                .description("FBNet (Wu et al. 2019): twenty-two layers, each one of nine blocks.")
                .image("image", 3, 224, 224)
                .output("classes", 1000)
                .network(
                        layer("conv", "channels", 16, "stride", 2),
                        layer("norm"),
                        layer("act", "relu"),
                        stage(16, 1, 1),
                        stage(24, 4, 2),
                        stage(32, 4, 2),
                        stage(64, 4, 2),
                        stage(112, 4, 1),
                        stage(184, 4, 2),
                        stage(352, 1, 1),
                        layer("conv", "channels", 1984, "kernel", 1),
                        layer("norm"),
                        layer("act", "relu"),
                        layer("global-pool"),
                        layer("linear", "classes"))
                .block("stage(channels, layers, stride)", repeat("layers", fbnetChoice()))
                .block("block(channels, stride, kernel, expand, groups = 1)", fbnetBlock())
                .block(
                        "skip(channels, stride)",
                        when(
                                "channels == in.channels and stride == 1",
                                layer("identity"),
                                chain(
                                        layer("conv", "channels", "channels", "kernel", 1, "stride", "stride"),
                                        layer("norm"),
                                        layer("act", "relu"))))
                .build();
    }

    private static Network stage(int channels, int layers, int stride) {
        return layer("stage", "channels", channels, "layers", layers, "stride", stride);
    }

    private static Network fbnetChoice() {
        return oneOf(
                "k3_e1",
                block(3, 1),
                "k3_e1_g2",
                groupedBlock(3),
                "k3_e3",
                block(3, 3),
                "k3_e6",
                block(3, 6),
                "k5_e1",
                block(5, 1),
                "k5_e1_g2",
                groupedBlock(5),
                "k5_e3",
                block(5, 3),
                "k5_e6",
                block(5, 6),
                "skip",
                layer("skip", "channels", "channels", "stride", "stride@first"));
    }

    private static Network block(int kernel, int expand) {
        return layer("block", "channels", "channels", "stride", "stride@first", "kernel", kernel, "expand", expand);
    }

    private static Network groupedBlock(int kernel) {
        return layer(
                "block", "channels", "channels", "stride", "stride@first", "kernel", kernel, "expand", 1, "groups", 2);
    }

    private static Network fbnetBlock() {
        return shortcut(chain(
                layer("conv", "channels", "expand * in.channels", "kernel", 1, "groups", "groups"),
                layer("norm"),
                layer("act", "relu"),
                when("groups > 1", layer("shuffle", "groups")),
                layer("depthwise", "kernel", "kernel", "stride", "stride"),
                layer("norm"),
                layer("act", "relu"),
                layer("conv", "channels", "channels", "kernel", 1, "groups", "groups"),
                layer("norm")));
    }

    static SpaceTree accelNasbench() {
        return space("accel-nasbench")
                .description("The space of Accel-NASBench (Ahmad et al. 2024): seven stages with the widths of"
                        + " EfficientNet-B0, each with its own expansion, kernel, depth and squeeze-and-excitation; the"
                        + " layers of a stage are alike.")
                .image("image", 3, 224, 224)
                .output("classes", 1000)
                .network(
                        layer("conv", "channels", 32, "stride", 2),
                        layer("norm"),
                        layer("act", "relu"),
                        accelStage(16, 3, 1),
                        accelStage(24, 3, 2),
                        accelStage(40, 3, 2),
                        accelStage(80, 3, 2),
                        accelStage(112, 3, 1),
                        accelStage(192, 4, 2),
                        accelStage(320, 3, 1),
                        layer("conv", "channels", 1280, "kernel", 1),
                        layer("norm"),
                        layer("act", "relu"),
                        layer("global-pool"),
                        layer("linear", "classes"))
                .block(
                        "stage(channels, most, stride)",
                        false,
                        Map.of(
                                "expand", ordered(1, 4, 6),
                                "kernel", ordered(3, 5),
                                "depth", integers(1, "most"),
                                "se", ordered(0, 1)),
                        repeat("depth", accelLayer("skipping", "stride@first")))
                .block(
                        "skipping(channels, stride, expand, kernel, se)",
                        when(
                                "channels == in.channels and stride == 1",
                                sum(chain(), accelLayer("layer", "stride")),
                                accelLayer("layer", "stride")))
                .block(
                        "layer(channels, stride, expand, kernel, se)",
                        false,
                        Map.of("squeeze", "floor(in.channels / 4)"),
                        chain(
                                layer("expanded", "expand * in.channels"),
                                layer("depthwise", "kernel", "kernel", "stride", "stride"),
                                layer("norm"),
                                layer("act", "relu"),
                                layer("excite", "se", "se", "squeeze", "squeeze"),
                                layer("conv", "channels", "channels", "kernel", 1),
                                layer("norm")))
                .block("expanded(channels)", when("channels == in.channels", chain(), convNorm(layer("act", "relu"))))
                .block("excite(se, squeeze, channels = in.channels)", when("se == 1", excite()))
                .build();
    }

    private static Network accelStage(int channels, int most, int stride) {
        return layer("stage", "channels", channels, "most", most, "stride", stride);
    }

    private static Network accelLayer(String block, String stride) {
        return layer(
                block, "channels", "channels", "stride", stride, "expand", "expand", "kernel", "kernel", "se", "se");
    }

    static SpaceTree mnasnet() {
        return space("mnasnet")
                .description("The factorised hierarchical space of MnasNet (Tan et al. 2019): seven stages around"
                        + " MobileNetV2; the layers of a stage are alike.")
                .image("image", 3, 224, 224)
                .output("classes", 1000)
                .network(
                        layer("conv", "channels", 32, "stride", 2),
                        layer("norm"),
                        layer("act", "relu"),
                        stage(16, 1, 1),
                        stage(24, 2, 2),
                        stage(32, 3, 2),
                        stage(64, 4, 2),
                        stage(96, 3, 1),
                        stage(160, 3, 2),
                        stage(320, 1, 1),
                        layer("conv", "channels", 1280, "kernel", 1),
                        layer("norm"),
                        layer("act", "relu"),
                        layer("global-pool"),
                        layer("dropout", 0.2),
                        layer("linear", "classes"))
                .block("stage(channels, layers, stride)", false, mnasnetDecisions(), mnasnetLayers())
                .block(
                        "skipping(skip, op, channels, stride, kernel, se)",
                        when(
                                "skip != none and channels == in.channels and stride == 1",
                                sum(
                                        mnasnetLayer(),
                                        when(
                                                "skip == pool",
                                                layer("avg-pool", "kernel", 3, "stride", 1, "padding", 1))),
                                mnasnetLayer()))
                .block(
                        "layer(op, channels, stride, kernel, se)",
                        false,
                        Map.of("squeeze", "max(1, floor(se * in.channels))"),
                        mnasnetOperations())
                .block("expand(channels)", convNorm(layer("act", "relu")))
                .block(
                        "depthwise-part(kernel, stride, se, squeeze)",
                        chain(
                                layer("depthwise", "kernel", "kernel", "stride", "stride"),
                                layer("norm"),
                                layer("act", "relu"),
                                layer("excite", "se", "se", "squeeze", "squeeze")))
                .block("project(channels)", convNorm())
                .block("excite(se, squeeze, channels = in.channels)", when("se > 0", excite()))
                .build();
    }

    private static Map<String, Object> mnasnetDecisions() {
        return Map.of(
                "depth", integers("max(1, layers - 1)", "layers + 1"),
                "width", ordered(0.75, 1, 1.25),
                "op", Expressions.oneOf("conv", "sep-conv", "mbconv3", "mbconv6"),
                "kernel", ordered(3, 5),
                "se", ordered(0, 0.25),
                "skip", Expressions.oneOf("none", "identity", "pool"));
    }

    private static Network mnasnetLayers() {
        return repeat(
                "depth",
                layer(
                        "skipping",
                        "skip",
                        "skip",
                        "op",
                        "op",
                        "channels",
                        "divisible(channels * width, 8)",
                        "stride",
                        "stride@first",
                        "kernel",
                        "kernel",
                        "se",
                        "se"));
    }

    private static Network mnasnetLayer() {
        return layer("layer", "op", "op", "channels", "channels", "stride", "stride", "kernel", "kernel", "se", "se");
    }

    private static Network mnasnetOperations() {
        Network depthwisePart =
                layer("depthwise-part", "kernel", "kernel", "stride", "stride", "se", "se", "squeeze", "squeeze");
        Network project = layer("project", "channels");
        return select(
                "op",
                "conv",
                chain(
                        layer("conv", "channels", "channels", "kernel", "kernel", "stride", "stride"),
                        layer("norm"),
                        layer("act", "relu"),
                        layer("excite", "se", "se", "squeeze", "squeeze")),
                "sep-conv",
                chain(depthwisePart, project),
                "mbconv3",
                chain(layer("expand", "3 * in.channels"), depthwisePart, project),
                "mbconv6",
                chain(layer("expand", "6 * in.channels"), depthwisePart, project));
    }

    private static Network excite() {
        return multiply(
                chain(),
                chain(
                        layer("global-pool"),
                        layer("linear", "squeeze"),
                        layer("act", "relu"),
                        layer("linear", "channels"),
                        layer("act", "sigmoid")));
    }

    private static Network convNorm(Network... more) {
        Network conv = layer("conv", "channels", "channels", "kernel", 1);
        return more.length == 0 ? chain(conv, layer("norm")) : chain(conv, layer("norm"), more[0]);
    }
}
