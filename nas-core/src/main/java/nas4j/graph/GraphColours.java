package nas4j.graph;

import java.util.Arrays;

/**
 * Colours of a reduced graph's nodes that do not depend on how the nodes are numbered, and the digest they make.
 *
 * <p>A node with one reader is a part of that reader: the graph falls into trees, each rooted at an <em>anchor</em> (an
 * entry, an output, or a node that is read more than once), with anchors as leaves. So the graph is known up to
 * isomorphism from each anchor's colour and tree, as soon as no two anchors share a colour. Colours are refined upwards
 * (a node's inputs) and downwards (its readers) until they split no further. Where anchors are still tied, each of them
 * in turn is given a colour of its own, colours are refined again, and all results count.
 */
final class GraphColours {
    /** Most nodes that are singled out for one digest. */
    static final int BUDGET = 64;

    private static final long UP = 0xd6e8feb86659fd93L;
    private static final long DOWN = 0xa0761d6478bd642fL;
    private static final long SINGLED_OUT = 0xe7037ed1a0b428dbL;

    private final int size;
    /** For each node, what it computes, its inputs aside. */
    private final long[] ops;
    /** For each node, which outputs it is; 0 for none. */
    private final long[] outputs;
    /** The edges into node v are those from {@code first[v]} to below {@code first[v + 1]}. */
    private final int[] first;

    private final int[] from;
    /** What the place of an edge among the reader's inputs means to the reader. */
    private final long[] slot;

    private final int[] anchors;
    private final boolean[] sum;
    /** Sums that do not round: another sum of them is one sum. */
    private final boolean[] plainSum;

    private long interfaceDigest;

    GraphColours(Reduction reduction) {
        size = reduction.kept();
        ops = new long[size];
        outputs = new long[size];
        first = new int[size + 1];
        from = new int[reduction.edges()];
        slot = new long[reduction.edges()];
        sum = new boolean[size];
        plainSum = new boolean[size];
        anchors = new Reader(reduction).read();
    }

    /** The digest: that of the refined colours, then those with one tied anchor singled out. */
    long digest() {
        long[] colours = new long[size];
        for (int node = 0; node < size; node++) {
            colours[node] = ops[node] + outputs[node];
        }
        int classes = refine(colours);
        long result = OpDigest.mix(interfaceDigest, summary(colours));
        return classes == anchors.length ? result : OpDigest.mix(result, singledOut(colours));
    }

    /** The digest of the outputs, each as an expression of the entries, with sums of sums as one sum. */
    long expressionDigest() {
        long[] colours = new long[size];
        long[] sums = new long[size];
        long result = interfaceDigest;
        for (int node = 0; node < size; node++) {
            for (int edge = first[node]; edge < first[node + 1]; edge++) {
                int input = from[edge];
                sums[node] += sum[node] && plainSum[input] ? sums[input] : OpDigest.mix(colours[input] + slot[edge]);
            }
            colours[node] = OpDigest.mix(ops[node] * UP + sums[node]);
            result += outputs[node] == 0 ? 0 : OpDigest.mix(colours[node] * DOWN + outputs[node]);
        }
        return OpDigest.mix(result);
    }

    private long singledOut(long[] colours) {
        long[] byColour = sortedAnchorColours(colours);
        long result = 0;
        int left = BUDGET;
        for (int length = 2; length <= left; length++) {
            for (int start = 0; start < byColour.length; start += run(byColour, start)) {
                if (run(byColour, start) == length && length <= left) {
                    result = OpDigest.mix(result, singledOut(colours, byColour[start]));
                    left -= length;
                }
            }
        }
        return result;
    }

    private long singledOut(long[] colours, long colour) {
        long sum = 0;
        for (int anchor : anchors) {
            if (colours[anchor] == colour) {
                long[] changed = colours.clone();
                changed[anchor] = OpDigest.mix(colour ^ SINGLED_OUT);
                refine(changed);
                sum += OpDigest.mix(summary(changed));
            }
        }
        return sum;
    }

    private static int run(long[] sorted, int start) {
        int end = start;
        while (end < sorted.length && sorted[end] == sorted[start]) {
            end++;
        }
        return end - start;
    }

    /** Refines until the anchors' colours split no further; gives the number of colours they have. */
    private int refine(long[] colours) {
        up(colours);
        int before = 0;
        int classes = 1;
        while (classes > before) {
            before = classes;
            down(colours);
            up(colours);
            classes = classes(colours);
            if (classes == anchors.length) {
                return classes;
            }
        }
        return classes;
    }

    private void up(long[] colours) {
        for (int node = 0; node < size; node++) {
            long sum = 0;
            for (int edge = first[node]; edge < first[node + 1]; edge++) {
                sum += OpDigest.mix(colours[from[edge]] + slot[edge]);
            }
            colours[node] = OpDigest.mix(colours[node] * UP + sum);
        }
    }

    private void down(long[] colours) {
        long[] sums = new long[size];
        for (int node = size - 1; node >= 0; node--) {
            long colour = OpDigest.mix(colours[node] * DOWN + sums[node]);
            colours[node] = colour;
            for (int edge = first[node]; edge < first[node + 1]; edge++) {
                sums[from[edge]] += OpDigest.mix(colour + slot[edge]);
            }
        }
    }

    private int classes(long[] colours) {
        long[] sorted = sortedAnchorColours(colours);
        int classes = 0;
        for (int k = 0; k < sorted.length; k++) {
            classes += k == 0 || sorted[k] != sorted[k - 1] ? 1 : 0;
        }
        return classes;
    }

    private long[] sortedAnchorColours(long[] colours) {
        long[] sorted = new long[anchors.length];
        for (int k = 0; k < sorted.length; k++) {
            sorted[k] = colours[anchors[k]];
        }
        Arrays.sort(sorted);
        return sorted;
    }

    private long summary(long[] colours) {
        long sum = size;
        for (int anchor : anchors) {
            sum += OpDigest.mix(colours[anchor]);
        }
        return sum;
    }

    /** Reads a reduction: operators, outputs, edges, anchors. */
    private final class Reader {
        private final Reduction reduction;
        private final ComputationGraph graph;
        private final int[] place;
        private int entries;

        Reader(Reduction reduction) {
            this.reduction = reduction;
            graph = reduction.graph();
            place = new int[graph.size()];
        }

        /** Fills the arrays; gives the anchors. */
        int[] read() {
            int[] found = new int[size];
            int anchorCount = 0;
            int next = 0;
            boolean[] isOutput = outputs();
            for (int id = 0; id < place.length; id++) {
                if (reduction.keeps(id)) {
                    place[id] = next;
                    read(graph.node(id), next++);
                    boolean isEntry = graph.node(id).op() instanceof Op.Input;
                    if (isEntry || isOutput[id] || reduction.uses(id) > 1) {
                        found[anchorCount++] = place[id];
                    }
                }
            }
            markOutputs();
            return Arrays.copyOf(found, anchorCount);
        }

        private boolean[] outputs() {
            boolean[] isOutput = new boolean[place.length];
            for (int id : graph.outputs().values()) {
                if (reduction.source(id) != Reduction.ABSENT) {
                    isOutput[reduction.source(id)] = true;
                }
            }
            return isOutput;
        }

        private void read(Node node, int at) {
            int id = node.id();
            Op op = reduction.op(id);
            long colour = OpDigest.of(op, node.shape(), node.precision());
            int edge = first[at];
            for (int k = 0; k < reduction.inputCount(id); k++) {
                int input = reduction.input(id, k);
                if (input < 0) {
                    long zeros = OpDigest.shape(graph.node(-1 - input).shape());
                    colour = OpDigest.mix(OpDigest.mix(colour, k), zeros);
                } else {
                    from[edge] = place[input];
                    slot[edge++] = slot(op, k, graph.node(input).shape(), node.shape());
                }
            }
            if (op instanceof Op.Input) {
                colour = OpDigest.mix(colour, entries++);
                interfaceDigest += OpDigest.mix(colour);
            }
            ops[at] = colour;
            sum[at] = op instanceof Op.Add;
            plainSum[at] = sum[at] && node.precision().activationBits() == 32;
            first[at + 1] = edge;
        }

        /** The same for inputs that may be exchanged, else different. */
        private static long slot(Op op, int index, TensorShape in, TensorShape out) {
            return switch (op) {
                case Op.Add _ -> 0;
                case Op.Multiply _ -> in.equals(out) ? 0 : 1;
                case Op.Input _,
                        Op.Conv2d _,
                        Op.Linear _,
                        Op.MatMul _,
                        Op.Pool _,
                        Op.GlobalPool _,
                        Op.BatchNorm _,
                        Op.LayerNorm _,
                        Op.Activation _,
                        Op.Concat _,
                        Op.Attention _,
                        Op.Resize _,
                        Op.Reshape _,
                        Op.Transpose _,
                        Op.Flatten _,
                        Op.Embedding _,
                        Op.Position _,
                        Op.Dropout _,
                        Op.Pad _,
                        Op.ChannelShuffle _,
                        Op.Identity _,
                        Op.Zero _ -> index;
            };
        }

        private void markOutputs() {
            int position = 0;
            for (var output : graph.outputs().entrySet()) {
                int source = reduction.source(output.getValue());
                long name = OpDigest.mix(OpDigest.text(output.getKey()), position++);
                if (source == Reduction.ABSENT) {
                    interfaceDigest += OpDigest.mix(
                            name, OpDigest.shape(graph.node(output.getValue()).shape()));
                } else {
                    outputs[place[source]] += OpDigest.mix(name);
                }
            }
        }
    }
}
