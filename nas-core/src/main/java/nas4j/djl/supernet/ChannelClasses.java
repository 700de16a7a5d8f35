package nas4j.djl.supernet;

import java.util.Arrays;
import java.util.List;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;

/**
 * Which nodes of a supernet have the same channels, so that an order of them has to be that of all: the value of a node
 * and what is computed from it channel by channel, the terms of a sum, the alternatives of a choice. Immutable.
 */
final class ChannelClasses {
    private final int[] parents;
    private final boolean[] fixed;

    private ChannelClasses(int nodes) {
        parents = new int[nodes];
        Arrays.setAll(parents, node -> node);
        fixed = new boolean[nodes];
    }

    static ChannelClasses of(SuperGraph supernet) {
        ChannelClasses classes = new ChannelClasses(supernet.nodes().size());
        for (SuperNode node : supernet.nodes()) {
            switch (node) {
                case SuperNode.Choice choice -> classes.tie(choice);
                case SuperNode.Layer layer -> classes.add(supernet, layer);
            }
        }
        supernet.outputs().values().forEach(classes::fix);
        return classes;
    }

    /** A number that all nodes with these channels have. */
    int of(int node) {
        int root = node;
        while (parents[root] != root) {
            root = parents[root];
        }
        return root;
    }

    /** Whether the order of a node's channels means something: those of inputs, outputs, groups and heads. */
    boolean isFixed(int node) {
        return fixed[of(node)];
    }

    /** Whether a convolution computes each channel from one, so that its channels are those of what it reads. */
    static boolean isDepthwise(Op.Conv2d conv) {
        return conv.groups() > 1 && conv.groups() == conv.channels();
    }

    private void add(SuperGraph supernet, SuperNode.Layer layer) {
        switch (layer.most()) {
            case Op.Conv2d conv when isDepthwise(conv) -> tie(layer);
            case Op.Conv2d conv when conv.groups() > 1 -> fix(layer);
            case Op.Linear _ when !endsWithChannels(supernet, layer) -> fix(layer);
            case Op.Conv2d _, Op.Linear _, Op.Embedding _ -> {}
            case Op.Zero zero -> {
                if (zero.channels() == 0) {
                    tie(layer);
                }
            }
            case Op.Pool _,
                    Op.GlobalPool _,
                    Op.BatchNorm _,
                    Op.LayerNorm _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Resize _,
                    Op.Position _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.Identity _ -> tie(layer);
            case Op.Input _,
                    Op.MatMul _,
                    Op.Concat _,
                    Op.Attention _,
                    Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.ChannelShuffle _ -> fix(layer);
        }
    }

    private static boolean endsWithChannels(SuperGraph supernet, SuperNode.Layer layer) {
        TensorShape in = supernet.nodes().get(layer.inputs().getFirst()).widest();
        return in.channelAxis() == in.rank() - 1;
    }

    private void tie(SuperNode node) {
        for (int input : node.inputs()) {
            int root = of(node.id());
            int other = of(input);
            parents[root] = other;
            fixed[other] |= fixed[root];
        }
    }

    private void fix(SuperNode.Layer layer) {
        List.copyOf(layer.inputs()).forEach(this::fix);
        fix(layer.id());
    }

    private void fix(int node) {
        fixed[of(node)] = true;
    }
}
