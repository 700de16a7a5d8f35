package nas4j.graph.memory;

import java.util.Comparator;
import java.util.List;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;

/**
 * Peak activation memory of a network for one example, in bytes.
 *
 * <p>While a node runs, its inputs and its output exist. A tensor is freed once its last reader has run; outputs of the
 * network stay to the end; entries exist before anything runs, until their last reader has run. Identities, reshapes and
 * flattenings at their input's precision are views: they share their input's tensor. No other operator works in place.
 * Weights and scratch space of operators do not count.
 */
public final class PeakMemory {
    private PeakMemory() {}

    /** Peak in the order of the nodes' numbers; linear in the size of the graph. */
    public static long inGivenOrder(ComputationGraph graph) {
        int[] order = new int[graph.size()];
        for (int id = 0; id < order.length; id++) {
            order[id] = id;
        }
        return peak(graph, order, order);
    }

    /**
     * Peak in the given order.
     *
     * @param order all node numbers, each after its inputs
     * @throws IllegalArgumentException if it is not an order of the nodes
     */
    public static long of(ComputationGraph graph, List<Integer> order) {
        int[] nodes = order.stream().mapToInt(Integer::intValue).toArray();
        return peak(graph, nodes, places(graph, nodes));
    }

    /**
     * The best order that is found. It is exact for networks that fall into parts of at most {@value
     * OrderSearch#MOST_IN_FULL} moves (a move is a node, or a chain that is best run in one go), and for most larger ones;
     * parts that need more than {@value OrderSearch#MAX_STATES} states to be searched get a good order and a bound.
     * Deterministic. Nodes that reach no output run too: simplify the network first if they are not to count.
     */
    public static MemorySchedule best(ComputationGraph graph) {
        Steps steps = new Steps(graph);
        List<Segment> segments = Segment.split(steps);
        long bound = steps.entryBytes();
        for (Segment segment : segments) {
            bound = Math.max(bound, segment.lowerBound());
        }
        int[] order = new int[steps.count()];
        // What no order avoids in one segment need not be avoided in the others.
        List<Segment> worstFirst = segments.stream()
                .sorted(Comparator.comparingLong(Segment::lowerBound).reversed())
                .toList();
        for (Segment segment : worstFirst) {
            OrderSearch search = new OrderSearch(segment, bound);
            boolean found = search.run();
            bound = Math.max(bound, search.proven());
            int[] moves = found ? search.moves() : GoodOrder.of(segment, bound).moves();
            segment.write(moves, order);
        }
        List<Integer> nodes = steps.nodes(order);
        long peak = of(graph, nodes);
        return new MemorySchedule(nodes, peak, peak == bound, bound);
    }

    private static long peak(ComputationGraph graph, int[] order, int[] places) {
        Tensors tensors = new Tensors(graph);
        int[] lastReader = new int[graph.size()];
        for (Node node : graph.nodes()) {
            for (int k = 0; k < node.inputCount(); k++) {
                int tensor = tensors.holder(node.input(k));
                lastReader[tensor] = Math.max(lastReader[tensor], places[node.id()]);
            }
        }
        long live = entryBytes(graph, tensors);
        long peak = live;
        for (Node entry : graph.inputs()) {
            live -= isFreed(tensors, lastReader, entry.id(), 0) ? tensors.bytes(entry.id()) : 0;
        }
        for (int place = 0; place < order.length; place++) {
            Node node = graph.node(order[place]);
            int id = node.id();
            if (tensors.holder(id) == id && !(node.op() instanceof Op.Input)) {
                live += tensors.bytes(id);
                peak = Math.max(peak, live);
                live -= isFreed(tensors, lastReader, id, 0) ? tensors.bytes(id) : 0;
            }
            live -= freed(graph, tensors, lastReader, node, place);
        }
        return peak;
    }

    private static long entryBytes(ComputationGraph graph, Tensors tensors) {
        return graph.inputs().stream()
                .mapToLong(entry -> tensors.bytes(entry.id()))
                .sum();
    }

    /** Bytes of the tensors that a node is the last to read. */
    private static long freed(ComputationGraph graph, Tensors tensors, int[] lastReader, Node node, int place) {
        long freed = 0;
        for (int k = 0; k < node.inputCount(); k++) {
            int tensor = tensors.holder(node.input(k));
            if (isFreed(tensors, lastReader, tensor, place)) {
                freed += tensors.bytes(tensor);
                lastReader[tensor] = graph.size();
            }
        }
        return freed;
    }

    /** Whether a tensor's last reader is at the given place; place 0 stands for none. */
    private static boolean isFreed(Tensors tensors, int[] lastReader, int tensor, int place) {
        return lastReader[tensor] == place && !tensors.staysToTheEnd(tensor);
    }

    private static int[] places(ComputationGraph graph, int[] order) {
        int[] places = new int[graph.size()];
        boolean[] done = new boolean[graph.size()];
        for (int place = 0; place < order.length; place++) {
            int id = order[place];
            if (id < 0 || id >= graph.size() || done[id]) {
                throw new IllegalArgumentException("order: node [" + id + "] is not one of those left to run");
            }
            for (int input : graph.node(id).inputs()) {
                if (!done[input]) {
                    throw new IllegalArgumentException("order: node [" + id + "] runs before its input " + input);
                }
            }
            done[id] = true;
            places[id] = place;
        }
        if (order.length != graph.size()) {
            throw new IllegalArgumentException("order: [" + order.length + "] nodes, the network has " + graph.size());
        }
        return places;
    }
}
