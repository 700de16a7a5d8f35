package nas4j.djl.supernet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;

/**
 * A supernet as one network, in which a sum stands for each choice. What no output needs is left out, and so are zeros: a
 * weight times nothing adds nothing.
 *
 * @param places for the path of each such sum, the choice's places of its inputs
 * @param choices for the path of each such sum, the choice
 * @param layers for each other path the number of the supernet's layer
 */
record MixedGraph(
        ComputationGraph graph,
        Map<String, List<Integer>> places,
        Map<String, SuperNode.Choice> choices,
        Map<String, Integer> layers) {

    /** Paths from which a way leads to an output that comes through no zero. */
    Set<String> learned() {
        Set<String> learned = new HashSet<>();
        boolean[] matters = new boolean[graph.size()];
        graph.outputs().values().forEach(output -> matters[output] = true);
        for (Node node : graph.nodes().reversed()) {
            if (matters[node.id()] && !(node.op() instanceof Op.Zero)) {
                learned.add(node.path());
                node.inputs().forEach(input -> matters[input] = true);
            }
        }
        return learned;
    }

    /**
     * Builds one.
     *
     * @param run places of the branches of a choice that are run
     * @throws IllegalArgumentException if the branches of a choice have different shapes or a layer is elastic
     */
    static MixedGraph of(SuperGraph supernet, List<String> names, Function<SuperNode.Choice, List<Integer>> run) {
        supernet.choices().forEach(choice -> Mixable.require(supernet, choice));
        Build build = new Build(supernet, names, run);
        supernet.outputs().forEach((name, id) -> build.builder.output(name, build.add(id)));
        return new MixedGraph(build.builder.build(), build.places, build.choices, build.layers);
    }

    private static final class Build {
        private final SuperGraph supernet;
        private final List<String> names;
        private final Function<SuperNode.Choice, List<Integer>> run;
        private final ComputationGraph.Builder builder = ComputationGraph.builder();
        private final Map<Integer, Integer> added = new HashMap<>();
        private final Map<String, List<Integer>> places = new LinkedHashMap<>();
        private final Map<String, SuperNode.Choice> choices = new LinkedHashMap<>();
        private final Map<String, Integer> layers = new LinkedHashMap<>();

        Build(SuperGraph supernet, List<String> names, Function<SuperNode.Choice, List<Integer>> run) {
            this.supernet = supernet;
            this.names = names;
            this.run = run;
            // All entries, in their order, whether they are needed or not: they are the network's interface.
            supernet.layers().stream()
                    .filter(layer -> layer.most() instanceof Op.Input)
                    .forEach(layer -> add(layer.id()));
        }

        /** The number of a supernet's node in the graph, with all that it needs before it. */
        private int add(int id) {
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
            int[] inputs = layer.inputs().stream().mapToInt(this::add).toArray();
            Mixable.require(layer);
            String name = names.get(layer.id());
            layers.put(name, layer.id());
            return builder.add(name, layer.most(), inputs);
        }

        private int add(SuperNode.Choice choice) {
            List<Integer> wanted = withoutZeros(choice);
            int[] inputs = wanted.stream()
                    .mapToInt(place -> add(choice.inputs().get(place)))
                    .toArray();
            String path = choice.path() + " " + choice.id();
            places.put(path, wanted);
            choices.put(path, choice);
            return builder.add(path, new Op.Add(), inputs);
        }

        private List<Integer> withoutZeros(SuperNode.Choice choice) {
            List<Integer> wanted = new ArrayList<>(run.apply(choice));
            List<Integer> all = List.copyOf(wanted);
            wanted.removeIf(place -> supernet.nodes().get(choice.inputs().get(place)) instanceof SuperNode.Layer layer
                    && layer.most() instanceof Op.Zero);
            return wanted.isEmpty() ? all.subList(0, 1) : wanted;
        }
    }
}
