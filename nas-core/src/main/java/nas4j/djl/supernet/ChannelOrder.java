package nas4j.djl.supernet;

import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import nas4j.graph.Op;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;
import nas4j.weights.Weights;

/**
 * Puts the channels of a supernet's elastic layers in the order of their importance, the sum of the magnitudes of the
 * weights that read a channel, so that narrower networks keep what counts most. The largest network computes the same as
 * before. Channels whose order means something stay where they are, see {@link ChannelClasses}. Cai et al. 2020, section
 * 3.2.
 */
final class ChannelOrder {
    private final ChannelClasses classes;
    /** For each parameter the class of each axis that is one of channels. */
    private final Map<String, Map<Integer, Integer>> axes = new LinkedHashMap<>();

    private final Set<Integer> elastic = new HashSet<>();
    /** Parameters whose second axis is what they read. */
    private final Set<String> readers = new LinkedHashSet<>();

    ChannelOrder(SuperGraph supernet, List<String> names) {
        classes = ChannelClasses.of(supernet);
        for (SuperNode.Layer layer : supernet.layers()) {
            add(layer, names.get(layer.id()));
            boolean varies = !layer.narrowest().equals(layer.widest())
                    && layer.narrowest().channels() != layer.widest().channels();
            if (varies && !classes.isFixed(layer.id())) {
                elastic.add(classes.of(layer.id()));
            }
        }
    }

    private void add(SuperNode.Layer layer, String name) {
        int out = layer.id();
        switch (layer.most()) {
            case Op.Conv2d conv -> {
                axis(name + ".weight", 0, out);
                axis(name + ".bias", 0, out);
                if (conv.groups() == 1) {
                    reader(name + ".weight", layer.inputs().getFirst());
                }
            }
            case Op.Linear _ -> {
                axis(name + ".weight", 0, out);
                axis(name + ".bias", 0, out);
                reader(name + ".weight", layer.inputs().getFirst());
            }
            case Op.BatchNorm _, Op.LayerNorm _ ->
                List.of(".scale", ".shift", ".running-mean", ".running-variance")
                        .forEach(parameter -> axis(name + parameter, 0, out));
            case Op.Embedding _ -> axis(name + ".weight", 1, out);
            case Op.Position _ -> axis(name + ".weight", layer.widest().channelAxis(), out);
            case Op.Input _,
                    Op.MatMul _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.Activation _,
                    Op.Add _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Attention _,
                    Op.Resize _,
                    Op.Reshape _,
                    Op.Flatten _,
                    Op.Identity _,
                    Op.Transpose _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.ChannelShuffle _,
                    Op.Zero _ -> {}
        }
    }

    private void axis(String parameter, int axis, int node) {
        axes.computeIfAbsent(parameter, _ -> new HashMap<>()).put(axis, node);
    }

    private void reader(String parameter, int node) {
        axis(parameter, 1, node);
        readers.add(parameter);
    }

    /**
     * For each class of channels that are put in order, the old place of each.
     *
     * @param weights of the supernet
     */
    Map<Integer, List<Integer>> orders(Weights weights) {
        Map<Integer, double[]> importance = new LinkedHashMap<>();
        for (String reader : readers) {
            Weights.Tensor tensor = weights.tensors().get(reader);
            int read = classes.of(axes.getOrDefault(reader, Map.of()).getOrDefault(1, 0));
            if (tensor != null && elastic.contains(read) && sizes(read, weights).size() == 1) {
                add(
                        tensor,
                        importance.computeIfAbsent(
                                read,
                                _ -> new double[Math.toIntExact(tensor.shape().get(1))]));
            }
        }
        Map<Integer, List<Integer>> orders = new LinkedHashMap<>();
        importance.forEach((read, sums) -> orders.put(
                read,
                IntStream.range(0, sums.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(channel -> -sums[channel]))
                        .toList()));
        return orders;
    }

    /** How many channels parameters have along the axes of a class: of different numbers none is put in order. */
    private Set<Long> sizes(int wanted, Weights weights) {
        Set<Long> sizes = new HashSet<>();
        axes.forEach((parameter, byAxis) -> byAxis.forEach((axis, node) -> {
            Weights.Tensor tensor = weights.tensors().get(parameter);
            if (tensor != null && classes.of(node) == wanted) {
                sizes.add(tensor.shape().get(axis));
            }
        }));
        return sizes;
    }

    private static void add(Weights.Tensor tensor, double[] sums) {
        FloatBuffer values = tensor.values();
        int channels = Math.toIntExact(tensor.shape().get(1));
        int taps = values.remaining() / Math.toIntExact(tensor.shape().get(0)) / channels;
        for (int k = 0; k < values.remaining(); k++) {
            sums[k / taps % channels] += Math.abs(values.get(k));
        }
    }

    /** The same numbers, of all or some of the parameters, with the channels in the given orders. */
    Weights apply(Map<Integer, List<Integer>> orders, Weights weights) {
        Map<String, Weights.Tensor> ordered = new LinkedHashMap<>(weights.tensors());
        axes.forEach((parameter, byAxis) -> byAxis.forEach((axis, node) -> {
            List<Integer> order = orders.getOrDefault(classes.of(node), List.of());
            ordered.computeIfPresent(parameter, (_, tensor) -> order.isEmpty() ? tensor : ordered(tensor, axis, order));
        }));
        return Weights.of(ordered);
    }

    private static Weights.Tensor ordered(Weights.Tensor tensor, int axis, List<Integer> order) {
        int inner = 1;
        for (long dim : tensor.shape().subList(axis + 1, tensor.shape().size())) {
            inner *= Math.toIntExact(dim);
        }
        FloatBuffer from = tensor.values();
        FloatBuffer to = FloatBuffer.allocate(from.remaining());
        for (int k = 0; k < to.limit(); k++) {
            int channel = k / inner % order.size();
            to.put(k, from.get(k + (order.get(channel) - channel) * inner));
        }
        return new Weights.Tensor(tensor.shape(), to);
    }
}
