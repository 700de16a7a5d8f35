package nas4j.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** The same network in other words: another topological order, other paths, exchangeable inputs in another order. */
final class Relabeling {
    private Relabeling() {}

    static ComputationGraph of(ComputationGraph graph, RandomGenerator random) {
        List<Integer> order = order(graph, random);
        int[] place = new int[graph.size()];
        ComputationGraph.Builder builder = ComputationGraph.builder(graph.size());
        for (int id : order) {
            Node node = graph.node(id);
            int[] inputs =
                    node.inputs().stream().mapToInt(input -> place[input]).toArray();
            if (node.op() instanceof Op.Add || node.op() instanceof Op.Multiply) {
                List<Integer> shuffled = new ArrayList<>(node.inputs());
                Collections.shuffle(shuffled, Random.from(random));
                shuffled.sort(
                        Comparator.comparing(input -> !graph.node(input).shape().equals(node.shape())));
                inputs = shuffled.stream().mapToInt(input -> place[input]).toArray();
            }
            place[id] = builder.add("renamed" + builder.size(), node.op(), node.precision(), inputs);
        }
        graph.outputs().forEach((name, id) -> builder.output(name, place[id]));
        return builder.build();
    }

    /** A random topological order that keeps the entries' own order. */
    static List<Integer> order(ComputationGraph graph, RandomGenerator random) {
        List<Integer> order = new ArrayList<>();
        boolean[] done = new boolean[graph.size()];
        while (order.size() < graph.size()) {
            List<Integer> ready = new ArrayList<>();
            boolean entrySeen = false;
            for (Node node : graph.nodes()) {
                boolean entry = node.op() instanceof Op.Input;
                boolean open = !done[node.id()];
                if (open && node.inputs().stream().allMatch(input -> done[input]) && !(entry && entrySeen)) {
                    ready.add(node.id());
                }
                entrySeen |= open && entry;
            }
            int next = ready.get(random.nextInt(ready.size()));
            done[next] = true;
            order.add(next);
        }
        return order;
    }
}
