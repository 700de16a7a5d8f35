package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;

/**
 * A choice of which only the first channels go through the branches, each layer with the first part of its weights. The
 * other channels pass by, where the branches halve the image by the largest of each 2×2 pixels, and all are shuffled. Xu et
 * al. 2020, section 3.1 and their code.
 */
final class PartialEdge {
    private static final int HALF = 2;

    private final SuperGraph supernet;
    private final MixedGraphBuilder builder;
    private final SuperNode.Choice choice;
    private final int share;
    private final SuperNode source;
    private final Map<Integer, Integer> added = new HashMap<>();

    /** @throws IllegalArgumentException if not each so-many-th channel can go through the branches */
    PartialEdge(SuperGraph supernet, MixedGraphBuilder builder, SuperNode.Choice choice, int share) {
        this.supernet = supernet;
        this.builder = builder;
        this.choice = choice;
        this.share = share;
        Set<Integer> sources = new LinkedHashSet<>();
        choice.inputs().forEach(branch -> findSources(branch, sources));
        require(sources.size() == 1, "its branches read " + sources.size() + " nodes, accepted: one");
        source = supernet.nodes().get(sources.iterator().next());
        TensorShape in = source.widest();
        TensorShape out = choice.widest();
        require(
                in.rank() == 3 && out.rank() == 3 && in.dim(0) == out.dim(0) && out.dim(0) % share == 0,
                "it turns " + in + " into " + out + ", accepted: as many channels, and a multiple of " + share);
        require(
                in.dim(1) == out.dim(1) || (in.dim(1) == HALF * out.dim(1) && in.dim(2) == HALF * out.dim(2)),
                "it turns " + in + " into " + out + ", accepted: images of the same or half the height and width");
    }

    private void require(boolean isMet, String found) {
        if (!isMet) {
            throw new IllegalArgumentException("choice [" + choice.path() + "] cannot be run on one of " + share
                    + " channels: " + found + "\nMaybe another method suits the space.");
        }
    }

    private void findSources(int id, Set<Integer> sources) {
        if (isInside(id)) {
            supernet.nodes().get(id).inputs().forEach(input -> findSources(input, sources));
        } else {
            sources.add(id);
        }
    }

    private boolean isInside(int id) {
        return supernet.nodes().get(id).path().startsWith(choice.path() + "/");
    }

    int add(String path, Mix mix, List<Integer> places) {
        int whole = builder.add(source.id());
        int channels = choice.widest().dim(0);
        int first = channels / share;
        added.put(source.id(), slice(path + " first", whole, 0, first));
        int mixed = builder.mixed(path + " mixed", mix, choice, places, this::narrow);
        int others = slice(path + " others", whole, first, channels);
        if (source.widest().dim(1) != choice.widest().dim(1)) {
            Window window = new Window(HALF, HALF, HALF, 1, 0, 0);
            others = builder.plain(path + " halved", new Op.Pool(PoolKind.MAX, window, false), others);
        }
        int joined = builder.plain(path + " joined", new Op.Concat(), mixed, others);
        return builder.plain(path, new Op.ChannelShuffle(share), joined);
    }

    /** Channels from one on to below another; of the shape of a convolution that picks them. */
    private int slice(String path, int from, int first, int end) {
        Op shape = new Op.Conv2d(end - first, new Window(1, 1, 1, 1, 0, 0), 1, false);
        Function<NDArray[], NDArray> slice = in -> JniUtils.slice((PtNDArray) in[0], 1, first, end, 1);
        return builder.function(path, shape, slice, from);
    }

    private int narrow(int id) {
        Integer known = added.get(id);
        if (known != null) {
            return known;
        }
        if (!(supernet.nodes().get(id) instanceof SuperNode.Layer layer)) {
            throw new IllegalArgumentException(
                    "choice [" + supernet.nodes().get(id).path() + "] is inside of [" + choice.path()
                            + "], accepted where a part of the channels is mixed: branches without choices");
        }
        int[] inputs = layer.inputs().stream().mapToInt(this::narrow).toArray();
        int made = builder.layer(layer, narrow(layer), inputs);
        added.put(id, made);
        return made;
    }

    private Op narrow(SuperNode.Layer layer) {
        return switch (layer.most()) {
            case Op.Conv2d conv -> narrow(layer, conv);
            case Op.Zero zero -> new Op.Zero(zero.channels() / share, zero.stride());
            case Op.Pool _,
                    Op.BatchNorm _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Concat _,
                    Op.Resize _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.Identity _ -> layer.most();
            case Op.Input _,
                    Op.Linear _,
                    Op.MatMul _,
                    Op.GlobalPool _,
                    Op.LayerNorm _,
                    Op.Multiply _,
                    Op.Attention _,
                    Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Embedding _,
                    Op.Position _,
                    Op.ChannelShuffle _ -> {
                require(false, "layer [" + layer.path() + "] is " + layer.most());
                yield layer.most();
            }
        };
    }

    private Op narrow(SuperNode.Layer layer, Op.Conv2d conv) {
        boolean isDepthwise = ChannelClasses.isDepthwise(conv);
        require(
                conv.channels() % share == 0 && (isDepthwise || conv.groups() == 1),
                "layer [" + layer.path() + "] is " + conv);
        return new Op.Conv2d(
                conv.channels() / share, conv.window(), isDepthwise ? conv.groups() / share : 1, conv.bias());
    }
}
