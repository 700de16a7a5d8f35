package nas4j.graph;

import java.util.Arrays;

/**
 * What is left of a graph when absent signals, identities, nested sums and dead nodes are gone, in the numbers of the
 * original graph. The rules are those of {@link Simplification}; this is their result before it becomes a graph again.
 */
final class Reduction {
    /** Stands for a node without a signal. */
    static final int ABSENT = -1;

    private final ComputationGraph graph;
    /** For each node, the node that computes its value, or {@link #ABSENT}. */
    private final int[] source;
    /** For each node, how often kept nodes and outputs read it. */
    private final int[] uses;
    /** For each node, the last node that was seen to read it. */
    private final int[] reader;

    private final int[] firstInput;
    private int[] inputs;
    private int kept;

    private Reduction(ComputationGraph graph) {
        this.graph = graph;
        int size = graph.size();
        source = new int[size];
        uses = new int[size];
        reader = new int[size];
        firstInput = new int[size + 1];
        inputs = new int[2 * size];
    }

    static Reduction of(ComputationGraph graph) {
        Reduction reduction = new Reduction(graph);
        for (int id = 0; id < graph.size(); id++) {
            reduction.source[id] = reduction.findSource(graph.node(id));
        }
        reduction.countUses();
        for (int id = 0; id < graph.size(); id++) {
            reduction.connect(graph.node(id));
        }
        return reduction;
    }

    ComputationGraph graph() {
        return graph;
    }

    /** Number of the node that computes what node {@code id} gave, or {@link #ABSENT}. */
    int source(int id) {
        return source[id];
    }

    /** Whether the node is part of the result. */
    boolean keeps(int id) {
        return isLive(id) && !isAbsorbed(id);
    }

    /** Number of nodes that are part of the result. */
    int kept() {
        return kept;
    }

    /** Number of inputs of all nodes that are part of the result, absent ones included. */
    int edges() {
        return firstInput[firstInput.length - 1];
    }

    /** How many inputs a kept node has. */
    int inputCount(int id) {
        return firstInput[id + 1] - firstInput[id];
    }

    /** Input {@code index} of a kept node: the number of a kept node, or −1 − the number of an absent one. */
    int input(int id, int index) {
        return inputs[firstInput[id] + index];
    }

    /** How often kept nodes and outputs read a kept node. */
    int uses(int id) {
        return uses[id];
    }

    /** What a kept node computes: its operator, or an identity if only its precision is left to do. */
    Op op(int id) {
        Node node = graph.node(id);
        return isRounding(node) ? new Op.Identity() : node.op();
    }

    /** Whether the result is the graph itself. */
    boolean changesNothing() {
        if (kept != graph.size()) {
            return false;
        }
        for (int id = 0; id < graph.size(); id++) {
            if (!op(id).equals(graph.node(id).op())) {
                return false;
            }
        }
        return true;
    }

    private int findSource(Node node) {
        return switch (node.op()) {
            case Op.Input _ -> node.id();
            case Op.Zero _ -> ABSENT;
            case Op.Add _ -> {
                int present = present(node);
                yield present == 1 && keepsValues(node, firstPresent(node))
                        ? firstPresent(node)
                        : present == 0 ? ABSENT : node.id();
            }
            case Op.Concat _ -> {
                int present = present(node);
                yield node.inputCount() == 1 ? throughOne(node) : present == 0 ? ABSENT : node.id();
            }
            case Op.MatMul _, Op.Multiply _, Op.Attention _ -> present(node) == node.inputCount() ? node.id() : ABSENT;
            case Op.Conv2d _,
                    Op.Linear _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.BatchNorm _,
                    Op.LayerNorm _,
                    Op.Activation _,
                    Op.Resize _,
                    Op.Reshape _,
                    Op.Transpose _,
                    Op.Flatten _,
                    Op.Embedding _,
                    Op.Position _,
                    Op.Dropout _,
                    Op.Pad _,
                    Op.ChannelShuffle _,
                    Op.Identity _ -> throughOne(node);
        };
    }

    private int throughOne(Node node) {
        int input = source[node.input(0)];
        boolean contracts = input != ABSENT
                && keepsValues(node, input)
                && PassThrough.is(node.op(), graph.node(input).shape(), node.shape());
        return contracts || input == ABSENT ? input : node.id();
    }

    private int present(Node node) {
        int present = 0;
        for (int k = 0; k < node.inputCount(); k++) {
            present += source[node.input(k)] == ABSENT ? 0 : 1;
        }
        return present;
    }

    private int firstPresent(Node node) {
        int k = 0;
        while (source[node.input(k)] == ABSENT) {
            k++;
        }
        return source[node.input(k)];
    }

    /** Whether a kept node does nothing but round to its precision. */
    private boolean isRounding(Node node) {
        int id = node.id();
        return node.precision().activations().rounds()
                && inputCount(id) == 1
                && PassThrough.is(node.op(), graph.node(input(id, 0)).shape(), node.shape());
    }

    /** Whether rounding does nothing to the value of another node: it does not, or that one is rounded the same way. */
    private boolean keepsValues(Node node, int other) {
        Rounding rounding = node.precision().activations();
        return !rounding.rounds()
                || rounding.equals(graph.node(other).precision().activations());
    }

    private void countUses() {
        for (int output : graph.outputs().values()) {
            if (source[output] != ABSENT) {
                uses[source[output]]++;
                reader[source[output]] = ABSENT;
            }
        }
        for (int id = graph.size() - 1; id >= 0; id--) {
            Node node = graph.node(id);
            if (isLive(id)) {
                for (int k = 0; k < node.inputCount(); k++) {
                    int input = source[node.input(k)];
                    if (input != ABSENT) {
                        uses[input]++;
                        reader[input] = id;
                    }
                }
            }
        }
    }

    private boolean isLive(int id) {
        return source[id] == id && (uses[id] > 0 || graph.node(id).op() instanceof Op.Input);
    }

    /** Whether a node is a sum whose terms its one reader, a sum too, takes over. */
    private boolean isAbsorbed(int id) {
        Node node = graph.node(id);
        return node.op() instanceof Op.Add
                && uses[id] == 1
                && reader[id] != ABSENT
                && graph.node(reader[id]).op() instanceof Op.Add
                && !node.precision().activations().rounds()
                && source[id] == id;
    }

    private void connect(Node node) {
        int id = node.id();
        firstInput[id + 1] = firstInput[id];
        if (!keeps(id)) {
            return;
        }
        kept++;
        if (node.op() instanceof Op.Add) {
            connectTerms(id);
        } else {
            connectInputs(node);
        }
    }

    private void connectInputs(Node node) {
        for (int k = 0; k < node.inputCount(); k++) {
            int input = source[node.input(k)];
            append(node.id(), input == ABSENT ? -1 - node.input(k) : input);
        }
    }

    /** Appends the terms of a sum, each nested sum's terms in its place; a stack, as sums may nest deeply. */
    private void connectTerms(int root) {
        int[] sums = {root, 0, 0, 0};
        int[] next = {0, 0, 0, 0};
        int depth = 0;
        while (depth >= 0) {
            Node sum = graph.node(sums[depth]);
            if (next[depth] == sum.inputCount()) {
                depth--;
                continue;
            }
            int term = source[sum.input(next[depth]++)];
            if (term == ABSENT) {
                continue;
            }
            if (isAbsorbed(term)) {
                depth++;
                if (depth == sums.length) {
                    sums = Arrays.copyOf(sums, 2 * depth);
                    next = Arrays.copyOf(next, 2 * depth);
                }
                sums[depth] = term;
                next[depth] = 0;
            } else {
                append(root, term);
            }
        }
    }

    private void append(int id, int input) {
        int place = firstInput[id + 1]++;
        if (place == inputs.length) {
            inputs = Arrays.copyOf(inputs, 2 * inputs.length);
        }
        inputs[place] = input;
    }
}
