package nas4j.space.layer;

import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.multiply;
import static nas4j.space.tree.Networks.shortcut;
import static nas4j.space.tree.Networks.when;

import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.input.Where;
import nas4j.space.tree.Block;
import nas4j.space.tree.Network;

/** Blocks that every space may call. A space's own block of the same name takes precedence. */
public final class StandardBlocks {
    private static final Map<String, Block> BY_NAME = new LinkedHashMap<>();

    static {
        add(
                "identity(channels = in.channels, stride = 1)",
                when(
                        "in.channels == channels and stride == 1",
                        layer("pass"),
                        chain(layer("conv", "channels", "channels", "kernel", 1, "stride", "stride"), layer("norm"))));
        add(
                "squeeze-excite(ratio = 0.25, act = relu, gate = hsigmoid, channels = in.channels)",
                multiply(
                        chain(),
                        chain(
                                layer("global-pool"),
                                layer("linear", "divisible(ratio * channels, 8)"),
                                layer("act", "act"),
                                layer("linear", "channels"),
                                layer("act", "gate"))));
        add(
                "mbconv(channels, kernel = 3, stride = 1, expand = 6, se = 0, act = relu, groups = 1)",
                shortcut(chain(
                        when(
                                "expand == 1",
                                chain(),
                                chain(
                                        layer(
                                                "conv",
                                                "channels",
                                                "round(expand * in.channels)",
                                                "kernel",
                                                1,
                                                "groups",
                                                "groups"),
                                        layer("norm"),
                                        layer("act", "act"))),
                        layer("depthwise", "kernel", "kernel", "stride", "stride"),
                        layer("norm"),
                        layer("act", "act"),
                        when("se > 0", layer("squeeze-excite", "se"), chain()),
                        layer("conv", "channels", "channels", "kernel", 1, "groups", "groups"),
                        layer("norm"))));
    }

    private StandardBlocks() {}

    /** All blocks by name. */
    public static Map<String, Block> byName() {
        return java.util.Collections.unmodifiableMap(BY_NAME);
    }

    private static void add(String signature, Network body) {
        Block block = Block.of(signature, false, Map.of(), body, Where.UNKNOWN);
        BY_NAME.put(block.name(), block);
    }
}
