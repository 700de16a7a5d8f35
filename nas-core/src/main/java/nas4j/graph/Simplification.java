package nas4j.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes from a network what does not change what it learns. The result of simplifying twice is that of simplifying
 * once. Deterministic; linear in the size of the graph.
 *
 * <ul>
 *   <li>A {@link Op.Zero} is the absence of a signal, and so is every operator that gets none, biases and softmaxes
 *       included: a branch without a signal is dead. A sum drops absent terms. A product, a matrix product or an
 *       attention with an absent input is absent. A concatenation keeps absent inputs, as zeros, unless all are absent.
 *   <li>Identities are contracted: operators that give their one input back, such as a dropout of rate 0 or a sum of one
 *       term. A node that rounds its output (activations of less than 32 bits) does something: it stays, as an
 *       {@link Op.Identity}, unless its input is rounded the same way.
 *   <li>A sum takes over the terms of a sum that nothing else reads; {@code x + x} stays two terms.
 *   <li>Nodes that reach no output are removed, except the entries: they are the network's interface.
 *   <li>An output without a signal becomes zeros of its shape, made from the first entry that can give them.
 * </ul>
 *
 * Nodes that stay keep their paths, their precision and their order.
 */
public final class Simplification {
    private Simplification() {}

    /** The simplified network; the same object if there is nothing to simplify. */
    public static ComputationGraph simplify(ComputationGraph graph) {
        Reduction reduction = Reduction.of(graph);
        return reduction.changesNothing() ? graph : new Rebuild(reduction).graph();
    }

    /** Builds the graph that is left, with zeros where a signal is needed and there is none. */
    private static final class Rebuild {
        private final Reduction reduction;
        private final ComputationGraph old;
        private final ComputationGraph.Builder builder;
        private final int[] placed;
        private final Map<Integer, Integer> zeros = new HashMap<>();
        private final Set<String> paths = new HashSet<>();

        Rebuild(Reduction reduction) {
            this.reduction = reduction;
            old = reduction.graph();
            builder = ComputationGraph.builder(reduction.kept());
            placed = new int[old.size()];
            Arrays.fill(placed, Reduction.ABSENT);
        }

        ComputationGraph graph() {
            for (Node node : old.nodes()) {
                if (reduction.keeps(node.id())) {
                    paths.add(node.path());
                }
            }
            for (Node node : old.nodes()) {
                if (reduction.keeps(node.id())) {
                    placed[node.id()] =
                            builder.add(node.path(), reduction.op(node.id()), node.precision(), inputs(node.id()));
                }
            }
            old.outputs().forEach((name, id) -> {
                int source = reduction.source(id);
                builder.output(name, source == Reduction.ABSENT ? zeros(id, entries()) : placed[source]);
            });
            return builder.build();
        }

        private int[] inputs(int id) {
            int[] inputs = new int[reduction.inputCount(id)];
            List<Integer> present = new ArrayList<>();
            for (int k = 0; k < inputs.length; k++) {
                int input = reduction.input(id, k);
                if (input >= 0) {
                    inputs[k] = placed[input];
                    present.add(placed[input]);
                }
            }
            for (int k = 0; k < inputs.length; k++) {
                int input = reduction.input(id, k);
                if (input < 0) {
                    inputs[k] = zeros(-1 - input, present);
                }
            }
            return inputs;
        }

        private List<Integer> entries() {
            return old.inputs().stream().map(entry -> placed[entry.id()]).toList();
        }

        /** A node of zeros in place of an absent one, made from one of the candidates where that is possible. */
        private int zeros(int absent, List<Integer> candidates) {
            Integer known = zeros.get(absent);
            if (known != null) {
                return known;
            }
            Node node = old.node(absent);
            int made = direct(node, candidates);
            if (made == Reduction.ABSENT) {
                made = reshaped(node, candidates);
            }
            if (made == Reduction.ABSENT) {
                made = original(node, candidates);
            }
            zeros.put(absent, made);
            return made;
        }

        /** One zero operator on the first candidate where that gives the shape. */
        private int direct(Node node, List<Integer> candidates) {
            for (int candidate : candidates) {
                TensorShape from = builder.shape(candidate);
                if (from.equals(node.shape())) {
                    return builder.add(path(node.path()), new Op.Zero(0, 1), candidate);
                }
                int stride = stride(from, node.shape());
                if (stride > 0) {
                    int channels = node.shape().dim(0);
                    Op zero = new Op.Zero(channels == from.dim(0) ? 0 : channels, stride);
                    return builder.add(path(node.path()), zero, candidate);
                }
            }
            return Reduction.ABSENT;
        }

        /** The smallest stride that leads from one feature map's size to another's, or 0. */
        private static int stride(TensorShape from, TensorShape to) {
            boolean maps = from.rank() == 3 && to.rank() == 3 && from.type() == to.type();
            for (int stride = 1; maps && stride <= Math.max(from.dim(1), from.dim(2)); stride++) {
                if (Math.ceilDiv(from.dim(1), stride) == to.dim(1) && Math.ceilDiv(from.dim(2), stride) == to.dim(2)) {
                    return stride;
                }
            }
            return 0;
        }

        /** A zero operator that leaves one pixel, with a channel for each element needed, in another shape. */
        private int reshaped(Node node, List<Integer> candidates) {
            long needed = node.shape().elements();
            for (int candidate : candidates) {
                TensorShape from = builder.shape(candidate);
                if (from.type() == node.shape().type() && needed <= Integer.MAX_VALUE) {
                    int pixels = candidate;
                    int stride = 1;
                    if (from.rank() == 3) {
                        stride = Math.max(from.dim(1), from.dim(2));
                    } else if (from.elements() <= Integer.MAX_VALUE) {
                        Op flat = new Op.Reshape(List.of((int) from.elements(), 1, 1));
                        pixels = builder.add(path(node.path() + "/pixel"), flat, candidate);
                    } else {
                        continue;
                    }
                    int zero = builder.add(path(node.path() + "/zero"), new Op.Zero((int) needed, stride), pixels);
                    List<Integer> dims =
                            Arrays.stream(node.shape().toArray()).boxed().toList();
                    return builder.add(path(node.path()), new Op.Reshape(dims), zero);
                }
            }
            return Reduction.ABSENT;
        }

        /** The absent node as it was, down to where there is a signal. */
        private int original(Node node, List<Integer> candidates) {
            int[] inputs = new int[node.inputCount()];
            for (int k = 0; k < inputs.length; k++) {
                int source = reduction.source(node.input(k));
                inputs[k] = source != Reduction.ABSENT && placed[source] != Reduction.ABSENT
                        ? placed[source]
                        : zeros(node.input(k), candidates);
            }
            return builder.add(path(node.path()), node.op(), node.precision(), inputs);
        }

        private String path(String wanted) {
            String path = wanted;
            while (!paths.add(path)) {
                path += "'";
            }
            return path;
        }
    }
}
