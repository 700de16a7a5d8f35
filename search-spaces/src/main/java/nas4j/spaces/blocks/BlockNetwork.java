package nas4j.spaces.blocks;

import java.util.List;
import java.util.stream.Collectors;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.yaml.SpaceReader;

/** One setting of a stage as a network of its own. */
public final class BlockNetwork {
    private BlockNetwork() {}

    /**
     * A space without decisions, of which it is the only network.
     *
     * @param stride of the first layer
     */
    public static SearchSpace of(BlockRow row, int stride) {
        List<BlockLayer> layers = row.layers();
        StringBuilder text = new StringBuilder("space: block\n");
        ImageShape shape = row.shape();
        text.append("input: {image: [" + shape.channels() + ", " + shape.height() + ", " + shape.width() + "]}\n");
        text.append("network:\n");
        for (int k = 0; k < layers.size(); k++) {
            text.append("  - " + layer(row.block(), layers.get(k), k == 0 ? stride : 1) + "\n");
        }
        text.append("blocks:\n");
        text.append(BlockTypes.definition(row.block())
                .lines()
                .map(line -> "  " + line + "\n")
                .collect(Collectors.joining()));
        return SpaceCompiler.compile(SpaceReader.read("block", text.toString()));
    }

    private static String layer(String block, BlockLayer layer, int stride) {
        String expand = layer.expand() == null ? "" : ", expand: " + layer.expand();
        return block + ": {channels: " + layer.channels() + ", kernel: " + layer.kernel() + expand + ", stride: "
                + stride + "}";
    }
}
