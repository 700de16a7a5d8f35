package nas4j.graph.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.graph.Op;

/** Slow and plain ways to the least peak: sets of tensors, written down from the definition. */
final class PlainSchedules {
    private final ComputationGraph graph;

    private PlainSchedules(ComputationGraph graph) {
        this.graph = graph;
    }

    /** The least peak of all topological orders, each tried. */
    static long bruteForce(ComputationGraph graph) {
        return new PlainSchedules(graph).best(new ArrayList<>(), new HashSet<>());
    }

    /** The least peak by dynamic programming over all down-sets, nothing cut nor contracted. */
    static long downSets(ComputationGraph graph) {
        PlainSchedules plain = new PlainSchedules(graph);
        long[] least = new long[1 << graph.size()];
        Arrays.fill(least, Long.MAX_VALUE);
        least[0] = plain.live(0);
        for (int done = 0; done < least.length; done++) {
            for (Node node : graph.nodes()) {
                int bit = 1 << node.id();
                if (least[done] != Long.MAX_VALUE && (done & bit) == 0 && isReady(node, done)) {
                    long peak = Math.max(least[done], plain.live(done) + plain.ownBytes(node));
                    least[done | bit] = Math.min(least[done | bit], peak);
                }
            }
        }
        return least[least.length - 1];
    }

    /** The peak of one order. */
    static long peak(ComputationGraph graph, List<Integer> order) {
        PlainSchedules plain = new PlainSchedules(graph);
        int done = 0;
        long peak = plain.live(0);
        for (int id : order) {
            peak = Math.max(peak, plain.live(done) + plain.ownBytes(graph.node(id)));
            done |= 1 << id;
        }
        return peak;
    }

    private static boolean isReady(Node node, int done) {
        return node.inputs().stream().allMatch(input -> (done & 1 << input) != 0);
    }

    private long best(List<Integer> order, Set<Integer> done) {
        if (order.size() == graph.size()) {
            return peak(graph, order);
        }
        long best = Long.MAX_VALUE;
        for (Node node : graph.nodes()) {
            if (!done.contains(node.id()) && done.containsAll(node.inputs())) {
                order.add(node.id());
                done.add(node.id());
                best = Math.min(best, best(order, done));
                order.removeLast();
                done.remove(node.id());
            }
        }
        return best;
    }

    /** Bytes in use once the given nodes, as bits, have run. */
    private long live(int done) {
        long live = 0;
        for (Node node : graph.nodes()) {
            boolean there = node.op() instanceof Op.Input || (done & 1 << node.id()) != 0;
            if (there && ownBytes(node) + entryBytes(node) > 0 && (done == 0 || isNeeded(node.id(), done))) {
                live += ownBytes(node) + entryBytes(node);
            }
        }
        return live;
    }

    private boolean isNeeded(int id, int done) {
        if (graph.outputs().containsValue(id)) {
            return true;
        }
        for (Node reader : graph.nodes()) {
            if (reader.inputs().contains(id)) {
                boolean hasRun = (done & 1 << reader.id()) != 0;
                boolean shown = isView(reader) && isNeeded(reader.id(), done);
                if (!hasRun || shown) {
                    return true;
                }
            }
        }
        return false;
    }

    private long ownBytes(Node node) {
        return node.op() instanceof Op.Input || isView(node) ? 0 : GraphCost.activationBytes(node);
    }

    private static long entryBytes(Node node) {
        return node.op() instanceof Op.Input ? GraphCost.activationBytes(node) : 0;
    }

    private boolean isView(Node node) {
        return (node.op() instanceof Op.Identity || node.op() instanceof Op.Reshape || node.op() instanceof Op.Flatten)
                && node.precision().activationBits()
                        == graph.node(node.input(0)).precision().activationBits();
    }
}
