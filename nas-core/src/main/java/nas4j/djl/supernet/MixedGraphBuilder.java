package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;

/** Builds a {@link MixedGraph}, from its outputs back. Used once, by one thread. */
final class MixedGraphBuilder {
    private final SuperGraph supernet;
    private final List<String> names;
    private final Function<SuperNode.Choice, Mix> mixes;
    private final ComputationGraph.Builder builder = ComputationGraph.builder();
    private final Map<Integer, Integer> added = new HashMap<>();
    private final Map<String, Function<NDArray[], NDArray>> functions = new LinkedHashMap<>();
    private final Map<String, Integer> layers = new LinkedHashMap<>();

    MixedGraphBuilder(SuperGraph supernet, List<String> names, Function<SuperNode.Choice, Mix> mixes) {
        this.supernet = supernet;
        this.names = names;
        this.mixes = mixes;
    }

    MixedGraph build() {
        // All entries, in their order, whether they are needed or not: they are the network's interface.
        supernet.layers().stream()
                .filter(layer -> layer.most() instanceof Op.Input)
                .forEach(layer -> add(layer.id()));
        supernet.outputs().forEach((name, id) -> builder.output(name, add(id)));
        return new MixedGraph(builder.build(), functions, layers);
    }

    /** The number of a supernet's node in the graph, with all that it needs before it. */
    int add(int id) {
        Integer known = added.get(id);
        if (known != null) {
            return known;
        }
        int made =
                switch (supernet.nodes().get(id)) {
                    case SuperNode.Layer layer -> add(layer);
                    case SuperNode.Choice choice -> add(choice);
                };
        added.put(id, made);
        return made;
    }

    private int add(SuperNode.Layer layer) {
        return layer(
                layer, layer.most(), layer.inputs().stream().mapToInt(this::add).toArray());
    }

    /**
     * Adds a layer of the supernet.
     *
     * @param op the layer's, or what can be cut out of it
     */
    int layer(SuperNode.Layer layer, Op op, int... inputs) {
        Mixable.require(layer);
        String name = names.get(layer.id());
        layers.put(name, layer.id());
        return builder.add(name, op, inputs);
    }

    /**
     * Adds a node that is no layer.
     *
     * @param op of the same shapes
     */
    int function(String path, Op op, Function<NDArray[], NDArray> function, int... inputs) {
        functions.put(path, function);
        return builder.add(path, op, inputs);
    }

    /** Adds a node without parameters that is no layer. */
    int plain(String path, Op op, int... inputs) {
        return builder.add(path, op, inputs);
    }

    private int add(SuperNode.Choice choice) {
        Mix mix = mixes.apply(choice);
        mix.requireFits(choice);
        List<Integer> places = withoutZeros(choice, mix.run());
        String path = choice.path() + " " + choice.id();
        int mixed = mix.share() == 1
                ? mixed(
                        path,
                        mix,
                        places,
                        places.stream()
                                .mapToInt(place -> add(choice.inputs().get(place)))
                                .toArray())
                : new PartialEdge(supernet, this, choice, mix.share()).add(path, mix, places);
        Mix edge = mix.edge();
        return edge == null ? mixed : mixed(path + " weighed", edge, edge.run(), mixed);
    }

    /** The sum of some branches by their weights. */
    int mixed(String path, Mix mix, List<Integer> places, int... branches) {
        return function(path, new Op.Add(), values -> mix.of(places, values), branches);
    }

    private List<Integer> withoutZeros(SuperNode.Choice choice, List<Integer> run) {
        List<Integer> wanted = new ArrayList<>(run);
        wanted.removeIf(place -> supernet.nodes().get(choice.inputs().get(place)) instanceof SuperNode.Layer layer
                && layer.most() instanceof Op.Zero);
        return wanted.isEmpty() ? run.subList(0, 1) : wanted;
    }
}
