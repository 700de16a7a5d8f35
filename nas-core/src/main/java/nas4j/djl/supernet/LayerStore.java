package nas4j.djl.supernet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;

/**
 * The network that keeps a supernet's parameters and is never run: each layer that has any, alone, with its widest
 * operator on its widest input. Immutable.
 *
 * @param names for each node of the supernet the path that its parameters begin with: its own, unless an earlier layer
 *     that cannot be cut out of it has the same
 * @param transforms for each such path whose kernels are turned to smaller ones, their sizes, the largest first
 */
record LayerStore(ComputationGraph graph, List<String> names, Map<String, List<Integer>> transforms) {
    private static final int STEP = 2;

    LayerStore {
        names = List.copyOf(names);
        transforms = Map.copyOf(transforms);
    }

    static LayerStore of(SuperGraph supernet, Kernels kernels) {
        List<String> names = names(supernet);
        Map<String, List<Integer>> transforms = new LinkedHashMap<>();
        ComputationGraph.Builder builder = ComputationGraph.builder();
        for (SuperNode.Layer layer : supernet.layers()) {
            if (hasParameters(layer.most())) {
                String name = names.get(layer.id());
                TensorShape widest =
                        supernet.nodes().get(layer.inputs().getFirst()).widest();
                add(builder, name, layer.most(), widest);
                List<Integer> sizes = kernels == Kernels.TRANSFORMED ? transformedSizes(layer) : List.of();
                sizes.forEach(size -> addTransform(builder, name, size));
                transforms.put(name, sizes);
            }
        }
        if (builder.size() == 0) {
            builder.add(" ", new Op.Input(TensorShape.of(1)));
        }
        return new LayerStore(builder.output("layers", 0).build(), names, transforms);
    }

    private static void addTransform(ComputationGraph.Builder builder, String name, int size) {
        int taps = size * size;
        add(builder, transform(name, size), new Op.Linear(taps, false), TensorShape.of(taps));
    }

    private static void add(ComputationGraph.Builder builder, String name, Op op, TensorShape input) {
        // No path of a space has a space in it.
        builder.add(name, op, builder.add(name + " in", new Op.Input(input)));
    }

    private static List<String> names(SuperGraph supernet) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (SuperNode node : supernet.nodes()) {
            String name = node.path();
            for (int k = 2; node instanceof SuperNode.Layer && !taken.add(name); k++) {
                name = node.path() + " " + k;
            }
            names.add(name);
        }
        return names;
    }

    /** Path of the map to kernels of this size, without the parameter's own name. */
    static String transform(String name, int size) {
        return name + "/transform-" + size;
    }

    /** Sizes of the square kernels that a layer's largest is turned to, the largest first. */
    private static List<Integer> transformedSizes(SuperNode.Layer layer) {
        List<Integer> sizes = new ArrayList<>();
        if (layer.most() instanceof Op.Conv2d most && layer.least() instanceof Op.Conv2d least) {
            Window largest = most.window();
            Window smallest = least.window();
            boolean square = isSquare(largest) && isSquare(smallest);
            for (int size = largest.kernelHeight() - STEP; square && size >= smallest.kernelHeight(); size -= STEP) {
                sizes.add(size);
            }
        }
        return sizes;
    }

    private static boolean isSquare(Window window) {
        return window.kernelHeight() == window.kernelWidth();
    }

    private static boolean hasParameters(Op op) {
        return switch (op) {
            case Op.Conv2d _, Op.Linear _, Op.BatchNorm _, Op.LayerNorm _, Op.Embedding _, Op.Position _ -> true;
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
                    Op.Zero _ -> false;
        };
    }
}
