package nas4j.graph;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Slow and plain: whether two networks are the same up to numbering, by trying. For small, simplified networks. */
final class Isomorphism {
    private final ComputationGraph left;
    private final ComputationGraph right;
    private final int[] image;
    private final boolean[] taken;

    private Isomorphism(ComputationGraph left, ComputationGraph right) {
        this.left = left;
        this.right = right;
        image = new int[left.size()];
        taken = new boolean[right.size()];
        Arrays.fill(image, -1);
    }

    static boolean between(ComputationGraph left, ComputationGraph right) {
        return left.size() == right.size()
                && List.copyOf(left.outputs().keySet())
                        .equals(List.copyOf(right.outputs().keySet()))
                && new Isomorphism(left, right).extend(0);
    }

    private boolean extend(int id) {
        if (id == left.size()) {
            return left.outputs().values().stream()
                    .map(output -> image[output])
                    .toList()
                    .equals(List.copyOf(right.outputs().values()));
        }
        for (int candidate = 0; candidate < right.size(); candidate++) {
            if (!taken[candidate] && fits(left.node(id), right.node(candidate))) {
                taken[candidate] = true;
                image[id] = candidate;
                if (extend(id + 1)) {
                    return true;
                }
                taken[candidate] = false;
                image[id] = -1;
            }
        }
        return false;
    }

    private boolean fits(Node node, Node candidate) {
        if (!node.op().equals(candidate.op())
                || !node.precision().equals(candidate.precision())
                || node.inputCount() != candidate.inputCount()
                || !node.shape().equals(candidate.shape())) {
            return false;
        }
        if (node.op() instanceof Op.Input) {
            return left.inputs().indexOf(node) == right.inputs().indexOf(candidate);
        }
        List<Integer> mapped = node.inputs().stream().map(input -> image[input]).toList();
        return inOrder(mapped, candidate).equals(inOrder(candidate.inputs(), candidate));
    }

    /** Inputs of a node of the right network, those that may be exchanged sorted. */
    private List<Integer> inOrder(List<Integer> inputs, Node node) {
        if (!(node.op() instanceof Op.Add || node.op() instanceof Op.Multiply)) {
            return inputs;
        }
        Comparator<Integer> scalesLast =
                Comparator.comparing(input -> !right.node(input).shape().equals(node.shape()));
        return inputs.stream()
                .sorted(scalesLast.thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
