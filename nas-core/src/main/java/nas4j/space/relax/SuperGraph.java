package nas4j.space.relax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;

/**
 * One network that holds every network of a space: every branch is kept, every operator has the widest weights, and
 * choice nodes stand where networks part. Immutable.
 */
public final class SuperGraph {
    private final List<SuperNode> nodes;
    private final Map<String, Integer> outputs;
    private final Map<String, List<SuperNode.Layer>> layersByPath = new HashMap<>();

    /**
     * A graph of nodes in topological order.
     *
     * @param outputs node number of each output by name
     * @throws IllegalArgumentException if a node's place is not its number, or an input does not come before it
     */
    public SuperGraph(List<SuperNode> nodes, Map<String, Integer> outputs) {
        this.nodes = List.copyOf(nodes);
        this.outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        for (int id = 0; id < nodes.size(); id++) {
            checkPlace(nodes.get(id), id);
        }
        layers().forEach(layer -> layersByPath
                .computeIfAbsent(layer.path(), _ -> new ArrayList<>())
                .add(layer));
    }

    private static void checkPlace(SuperNode node, int place) {
        if (node.id() != place || node.inputs().stream().anyMatch(input -> input >= place)) {
            throw new IllegalArgumentException("node [" + node.path() + "] is out of order");
        }
    }

    public List<SuperNode> nodes() {
        return nodes;
    }

    /** Node number of each output by name. */
    public Map<String, Integer> outputs() {
        return outputs;
    }

    /** The nodes where networks part. */
    public List<SuperNode.Choice> choices() {
        return nodes.stream()
                .filter(SuperNode.Choice.class::isInstance)
                .map(SuperNode.Choice.class::cast)
                .toList();
    }

    /** The operators. */
    public List<SuperNode.Layer> layers() {
        return nodes.stream()
                .filter(SuperNode.Layer.class::isInstance)
                .map(SuperNode.Layer.class::cast)
                .toList();
    }

    /**
     * Finds a network of the space inside this one.
     *
     * @return for each of the network's nodes, the number of the layer that it is a slice of
     * @throws IllegalArgumentException if the network is not inside; the message names the node
     */
    public List<Integer> embed(ComputationGraph network) {
        List<Integer> embedded = new ArrayList<>();
        for (Node node : network.nodes()) {
            embedded.add(find(node, embedded)
                    .orElseThrow(() -> new IllegalArgumentException("node [" + node + "] is in no layer of ["
                            + layersByPath.getOrDefault(node.path(), List.of()) + "]"))
                    .id());
        }
        network.outputs().forEach((name, id) -> checkOutput(name, embedded.get(id)));
        return List.copyOf(embedded);
    }

    /**
     * Which way a network of the space takes at the choices that it comes through.
     *
     * @return place among its inputs by the number of the choice
     * @throws IllegalArgumentException as {@link #embed}
     */
    public Map<Integer, Integer> branches(ComputationGraph network) {
        List<Integer> embedded = embed(network);
        Map<Integer, Integer> branches = new LinkedHashMap<>();
        for (Node node : network.nodes()) {
            for (int k = 0; k < node.inputCount(); k++) {
                int from = nodes.get(embedded.get(node.id())).inputs().get(k);
                follow(from, embedded.get(node.input(k)), branches);
            }
        }
        network.outputs().forEach((name, id) -> follow(outputs.getOrDefault(name, 0), embedded.get(id), branches));
        return branches;
    }

    private void follow(int from, int target, Map<Integer, Integer> branches) {
        int at = from;
        while (at != target && nodes.get(at) instanceof SuperNode.Choice choice) {
            int branch = 0;
            while (!reaches(choice.inputs().get(branch), target)) {
                branch++;
            }
            branches.put(at, branch);
            at = choice.inputs().get(branch);
        }
    }

    private void checkOutput(String name, int layer) {
        Integer output = outputs.get(name);
        if (output == null || !reaches(output, layer)) {
            throw new IllegalArgumentException("output [" + name + "] is not the supernet's");
        }
    }

    private Optional<SuperNode.Layer> find(Node node, List<Integer> embedded) {
        for (SuperNode.Layer layer : layersByPath.getOrDefault(node.path(), List.of())) {
            if (holds(layer, node, embedded)) {
                return Optional.of(layer);
            }
        }
        return Optional.empty();
    }

    private boolean holds(SuperNode.Layer layer, Node node, List<Integer> embedded) {
        boolean fits = Elastic.fits(node.op(), layer.most())
                && Elastic.fits(layer.least(), node.op())
                && Shapes.within(node.shape(), layer.narrowest(), layer.widest())
                && node.inputCount() == layer.inputs().size();
        for (int k = 0; fits && k < node.inputCount(); k++) {
            fits = reaches(layer.inputs().get(k), embedded.get(node.input(k)));
        }
        return fits;
    }

    /** Whether the value of a node can be that of the target: it is the target, or a choice that can take it. */
    private boolean reaches(int from, int target) {
        boolean reaches = from == target;
        if (from > target && nodes.get(from) instanceof SuperNode.Choice choice) {
            for (int k = 0; !reaches && k < choice.inputs().size(); k++) {
                reaches = reaches(choice.inputs().get(k), target);
            }
        }
        return reaches;
    }
}
