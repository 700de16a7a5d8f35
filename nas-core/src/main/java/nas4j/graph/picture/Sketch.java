package nas4j.graph.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;

/**
 * A network as it is to be drawn: which nodes, and what they read. Groups (nodes under one path) that follow one another
 * and are alike, such as the cells of a stage, can be folded into the first. Mutable until it is read.
 */
final class Sketch {
    private final ComputationGraph graph;
    private final boolean[] hidden;
    private final int[][] inputs;
    private final Map<String, Integer> outputs;
    private final Map<String, Integer> repeats = new HashMap<>();

    Sketch(ComputationGraph graph) {
        this.graph = graph;
        hidden = new boolean[graph.size()];
        inputs = new int[graph.size()][];
        for (Node node : graph.nodes()) {
            inputs[node.id()] =
                    node.inputs().stream().mapToInt(Integer::intValue).toArray();
        }
        outputs = new LinkedHashMap<>(graph.outputs());
    }

    /** The nodes that are drawn. */
    List<Node> nodes() {
        return graph.nodes().stream().filter(node -> !hidden[node.id()]).toList();
    }

    /** The nodes that a node is drawn to read. */
    int[] inputs(Node node) {
        return inputs[node.id()];
    }

    /** The node that is drawn for each output. */
    Map<String, Integer> outputs() {
        return outputs;
    }

    /** For each group that stands for several, how many. */
    Map<String, Integer> repeats() {
        return repeats;
    }

    /** For each node, the nodes that are drawn to read it. */
    List<List<Integer>> readers() {
        List<List<Integer>> readers = new ArrayList<>();
        graph.nodes().forEach(_ -> readers.add(new ArrayList<>(2)));
        for (Node node : nodes()) {
            for (int input : inputs(node)) {
                readers.get(input).add(node.id());
            }
        }
        return readers;
    }

    /** Folds what repeats, the innermost groups first. */
    Sketch fold() {
        TreeMap<Integer, Map<String, List<Node>>> byDepth = new TreeMap<>();
        for (Node node : graph.nodes()) {
            for (String group = Paths.parent(node.path()); !group.isEmpty(); group = Paths.parent(group)) {
                byDepth.computeIfAbsent(Paths.depth(group), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(group, _ -> new ArrayList<>())
                        .add(node);
            }
        }
        byDepth.descendingMap().values().forEach(this::fold);
        return this;
    }

    private void fold(Map<String, List<Node>> groups) {
        List<List<Integer>> readers = readers();
        List<Block> row = new ArrayList<>();
        groups.forEach((group, all) -> {
            Block block = block(group, all, readers);
            if (!row.isEmpty() && !follows(row.getLast(), block, readers)) {
                fold(row);
                row.clear();
            }
            row.add(block);
        });
        fold(row);
    }

    private void fold(List<Block> row) {
        if (row.size() < 2) {
            return;
        }
        repeats.put(row.getFirst().group, row.size());
        row.subList(1, row.size()).forEach(block -> block.nodes.forEach(node -> hidden[node.id()] = true));
        int last = row.getLast().exit;
        int standIn = row.getFirst().exit;
        for (int[] read : inputs) {
            for (int k = 0; k < read.length; k++) {
                read[k] = read[k] == last ? standIn : read[k];
            }
        }
        outputs.replaceAll((_, id) -> id == last ? standIn : id);
    }

    private boolean follows(Block previous, Block block, List<List<Integer>> readers) {
        return !block.signature.isEmpty()
                && block.signature.equals(previous.signature)
                && block.source == previous.exit
                && Paths.parent(block.group).equals(Paths.parent(previous.group))
                && !outputs.containsValue(previous.exit)
                && readers.get(previous.exit).stream()
                        .allMatch(reader -> Paths.isIn(graph.node(reader).path(), block.group));
    }

    private Block block(String group, List<Node> all, List<List<Integer>> readers) {
        List<Node> nodes = all.stream().filter(node -> !hidden[node.id()]).toList();
        Map<Integer, Integer> places = new HashMap<>();
        List<Object> signature = new ArrayList<>();
        Ends sources = new Ends();
        Ends exits = new Ends();
        for (Node node : nodes) {
            places.put(node.id(), places.size());
            signature.addAll(List.of(node.path().substring(group.length()), node.op(), node.precision(), node.shape()));
            for (int input : inputs(node)) {
                Integer place = places.get(input);
                signature.add(place == null ? -1 : place);
                if (place == null) {
                    sources.add(input);
                }
            }
            boolean isRead = readers.get(node.id()).stream()
                    .anyMatch(reader -> !Paths.isIn(graph.node(reader).path(), group));
            if (isRead || outputs.containsValue(node.id())) {
                exits.add(node.id());
            }
        }
        repeats.entrySet().stream()
                .filter(inner -> Paths.isIn(inner.getKey(), group))
                .map(inner -> inner.getKey().substring(group.length()) + " " + inner.getValue())
                .sorted()
                .forEach(signature::add);
        boolean foldable = sources.only() >= 0 && exits.only() >= 0;
        return new Block(group, nodes, foldable ? signature : List.of(), sources.only(), exits.only());
    }

    /** A group: what it does, the node it reads and its node that is read; an empty signature if these are not single. */
    private record Block(String group, List<Node> nodes, List<Object> signature, int source, int exit) {}

    /** Nodes at which a group begins or ends. */
    private static final class Ends {
        private int first = -1;
        private boolean several;

        void add(int id) {
            several |= first >= 0 && first != id;
            first = first < 0 ? id : first;
        }

        /** The only one, or −1. */
        int only() {
            return several ? -1 : first;
        }
    }
}
