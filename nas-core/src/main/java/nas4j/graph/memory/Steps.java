package nas4j.graph.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;

/**
 * A network as steps that each fill one tensor: its nodes without entries and views. Steps are numbered in topological
 * order; step s fills tensor s, and the entries' tensors follow those of the steps.
 */
final class Steps {
    private final ComputationGraph graph;
    private final Tensors tensors;
    private final int count;
    private final int[] tensorOf;
    private final long[] bytes;
    private final boolean[] staysToTheEnd;
    private final int[][] reads;
    private final int[][] readers;
    private final long entryBytes;

    Steps(ComputationGraph graph) {
        this.graph = graph;
        tensors = new Tensors(graph);
        tensorOf = new int[graph.size()];
        List<Node> filled = new ArrayList<>();
        graph.nodes().stream().filter(this::isStep).forEach(filled::add);
        count = filled.size();
        filled.addAll(graph.inputs());
        bytes = new long[filled.size()];
        staysToTheEnd = new boolean[filled.size()];
        for (int tensor = 0; tensor < bytes.length; tensor++) {
            int id = filled.get(tensor).id();
            tensorOf[id] = tensor;
            bytes[tensor] = tensors.bytes(id);
            staysToTheEnd[tensor] = tensors.staysToTheEnd(id);
        }
        reads = new int[count][];
        for (int step = 0; step < count; step++) {
            reads[step] = filled.get(step).inputs().stream()
                    .mapToInt(input -> tensorOf[tensors.holder(input)])
                    .distinct()
                    .toArray();
        }
        readers = readersOf(reads, bytes.length);
        entryBytes = Arrays.stream(bytes, count, bytes.length).sum();
    }

    /** Number of steps. */
    int count() {
        return count;
    }

    /** Number of tensors: those of the steps and of the entries. */
    int tensors() {
        return bytes.length;
    }

    long bytes(int tensor) {
        return bytes[tensor];
    }

    boolean staysToTheEnd(int tensor) {
        return staysToTheEnd[tensor];
    }

    /** The tensors that a step reads, each once. */
    int[] reads(int step) {
        return reads[step];
    }

    /** The steps that read a tensor, in ascending order. */
    int[] readers(int tensor) {
        return readers[tensor];
    }

    /** Bytes of all entries. */
    long entryBytes() {
        return entryBytes;
    }

    /** Bytes of the entries that are still there when the first step runs. */
    long bytesAtStart() {
        long live = 0;
        for (int tensor = count; tensor < bytes.length; tensor++) {
            live += staysToTheEnd[tensor] || readers[tensor].length > 0 ? bytes[tensor] : 0;
        }
        return live;
    }

    /** The node numbers in an order of the steps: entries first, each view right after what it shows. */
    List<Integer> nodes(int[] order) {
        List<List<Integer>> shown = new ArrayList<>();
        for (int tensor = 0; tensor < bytes.length; tensor++) {
            shown.add(new ArrayList<>(1));
        }
        for (int id = 0; id < graph.size(); id++) {
            shown.get(tensorOf[tensors.holder(id)]).add(id);
        }
        List<Integer> nodes = new ArrayList<>(graph.size());
        for (int tensor = count; tensor < bytes.length; tensor++) {
            nodes.addAll(shown.get(tensor));
        }
        for (int step : order) {
            nodes.addAll(shown.get(step));
        }
        return nodes;
    }

    private boolean isStep(Node node) {
        return !(node.op() instanceof Op.Input) && tensors.holder(node.id()) == node.id();
    }

    private static int[] countReaders(int[][] reads, int tensors) {
        int[] counts = new int[tensors];
        for (int[] read : reads) {
            for (int tensor : read) {
                counts[tensor]++;
            }
        }
        return counts;
    }

    private static int[][] readersOf(int[][] reads, int tensors) {
        int[] counts = countReaders(reads, tensors);
        int[][] readers = new int[tensors][];
        Arrays.setAll(readers, tensor -> new int[counts[tensor]]);
        for (int step = reads.length - 1; step >= 0; step--) {
            for (int tensor : reads[step]) {
                readers[tensor][--counts[tensor]] = step;
            }
        }
        return readers;
    }
}
