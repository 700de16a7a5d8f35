package nas4j.hardware.kernel;

import java.util.ArrayList;
import java.util.List;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.PassThrough;
import nas4j.graph.Simplification;
import nas4j.graph.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * Divides a network into the kernels that a runtime runs, by the runtime's rules. Each node that computes something is in
 * exactly one kernel; changes of layout are kernels of their own. The network is simplified first, so numbers of nodes are
 * those of {@link Simplification#simplify}. Deterministic.
 */
public final class KernelSplit {
    private final ComputationGraph graph;
    private final FusionRules rules;
    private final Layouts layouts;
    private final WholeNumbers numbers;
    private final int[] sources;
    private final int[] readers;
    private final @Nullable Draft[] drafts;
    private final boolean[] isReadAsRows;
    private final boolean[] isReadAsBlocks;
    private final List<Draft> order = new ArrayList<>();
    private final List<PlannedKernel> reorders = new ArrayList<>();

    private KernelSplit(ComputationGraph graph, FusionRules rules) {
        this.graph = graph;
        this.rules = rules;
        layouts = new Layouts(rules.block());
        numbers = new WholeNumbers(graph);
        int size = graph.size();
        sources = new int[size];
        readers = new int[size];
        drafts = new @Nullable Draft[size];
        isReadAsRows = new boolean[size];
        isReadAsBlocks = new boolean[size];
    }

    /** A kernel to which more may be joined, and the value that comes out of it. */
    private static final class Draft {
        private Kernel kernel;
        private final List<Integer> nodes = new ArrayList<>();

        Draft(Kernel kernel, int node) {
            this.kernel = kernel;
            nodes.add(node);
        }

        void join(String what, int node) {
            kernel = kernel.joined(what);
            nodes.add(node);
        }
    }

    /** The kernels of a network, in topological order, and then the changes of layout. */
    public static List<PlannedKernel> split(ComputationGraph network, FusionRules rules) {
        return new KernelSplit(Simplification.simplify(network), rules).kernels();
    }

    private List<PlannedKernel> kernels() {
        countReaders();
        for (Node node : graph.nodes()) {
            boolean computes = sources[node.id()] == node.id() && !(node.op() instanceof Op.Input);
            if (computes && readers[node.id()] > 0) {
                place(node);
            }
        }
        graph.outputs().values().forEach(id -> isReadAsRows[sources[id]] = true);
        if (numbers.rounds()) {
            convert();
        }
        List<PlannedKernel> kernels = new ArrayList<>(order.size() + reorders.size());
        order.forEach(draft -> kernels.add(new PlannedKernel(draft.kernel, draft.nodes)));
        addReorders();
        kernels.addAll(reorders);
        return kernels;
    }

    private void convert() {
        boolean[] isComputedWithIntegers = new boolean[graph.size()];
        for (Node node : graph.nodes()) {
            Draft draft = drafts[node.id()];
            isComputedWithIntegers[node.id()] = draft == null ? numbers.isInteger(node) : givesIntegers(draft);
        }
        reorders.addAll(new Conversions(graph, numbers, sources, readers).kernels(isComputedWithIntegers));
    }

    /** A bias is added to the rows of a product as floats. */
    private boolean givesIntegers(Draft draft) {
        boolean hasRowsOfFloats = graph.node(draft.nodes.getFirst()).op() instanceof Op.Linear linear
                && linear.bias()
                && draft.kernel.family() == KernelFamily.ROWS;
        return draft.kernel.isInteger() && !hasRowsOfFloats;
    }

    private void countReaders() {
        for (Node node : graph.nodes()) {
            sources[node.id()] = handsOn(node) ? sources[node.input(0)] : node.id();
        }
        graph.outputs().values().forEach(id -> readers[sources[id]]++);
        for (Node node : graph.nodes().reversed()) {
            for (int k = 0; readers[node.id()] > 0 && k < node.inputCount(); k++) {
                readers[sources[node.input(k)]]++;
            }
        }
    }

    private boolean handsOn(Node node) {
        return node.inputCount() == 1
                && (node.op() instanceof Op.Dropout
                        || PassThrough.is(node.op(), graph.node(node.input(0)).shape(), node.shape()));
    }

    private void place(Node node) {
        switch (node.op()) {
            case Op.Add _ -> sum(node);
            case Op.Multiply _ -> product(node);
            case Op.Activation activation -> joinOrStart(node, FusionRules.text(activation.kind()));
            case Op.BatchNorm _ -> joinOrStart(node, FusionRules.NORM);
            case Op.GlobalPool _ -> {
                Draft draft = start(node);
                if (draft.kernel.isBlocked()) { // the pixels that come out are put in a row
                    reorders.add(reorder(KernelFamily.REORDER_OUT, draft.kernel.out()));
                    drafts[node.id()] = null;
                }
            }
            case Op.Input _,
                    Op.Conv2d _,
                    Op.Linear _,
                    Op.MatMul _,
                    Op.Pool _,
                    Op.LayerNorm _,
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
                    Op.Zero _ -> start(node);
        }
    }

    private void joinOrStart(Node node, String what) {
        int source = sources[node.input(0)];
        Draft before = findJoinable(source);
        if (before != null && readers[source] == 1 && (isFolded(node, before) || joins(before, node, what))) {
            drafts[node.id()] = before;
            if (!what.equals(FusionRules.NORM)) {
                before.join(what, node.id());
            } else {
                before.nodes.add(node.id());
            }
        } else if (numbers.isCutByRounding(node)) {
            read(source, false);
        } else {
            start(node);
        }
    }

    /** What computes a value, unless it is rounded before others read it. */
    private @Nullable Draft findJoinable(int source) {
        return numbers.isRounded(source) ? null : drafts[source];
    }

    private boolean joins(Draft before, Node node, String what) {
        return before.kernel.isInteger() ? numbers.isCutByRounding(node) : rules.joins(before.kernel, what);
    }

    /** Whether the model file has the normalisation in the weights of what is before it. */
    private static boolean isFolded(Node node, Draft before) {
        boolean takesNorms = before.kernel.family().isConvolution()
                || before.kernel.family() == KernelFamily.LINEAR
                || before.kernel.family() == KernelFamily.ROWS;
        return node.op() instanceof Op.BatchNorm && before.nodes.size() == 1 && takesNorms;
    }

    private Draft start(Node node) {
        List<TensorShape> in = new ArrayList<>();
        List<Boolean> blocked = new ArrayList<>();
        for (int k = 0; k < node.inputCount(); k++) {
            in.add(graph.node(node.input(k)).shape());
            blocked.add(isBlocked(sources[node.input(k)]));
        }
        boolean isInteger = numbers.isInteger(node);
        boolean isInRows = isInteger || numbers.hasRoundedWeightsOnly(node) || in.isEmpty();
        boolean isBlocked = !isInRows && layouts.isBlocked(node.op(), in, blocked);
        for (int k = 0; k < node.inputCount(); k++) {
            read(sources[node.input(k)], isBlocked && layouts.readsBlocks(node.op(), in.getFirst()));
        }
        return begin(
                node, number(KernelOf.of(node.op(), in.getFirst(), node.shape(), in.size(), isBlocked), isInteger));
    }

    private Draft begin(Node node, Kernel kernel) {
        Draft draft = new Draft(kernel, node.id());
        drafts[node.id()] = draft;
        order.add(draft);
        return draft;
    }

    private static Kernel number(Kernel kernel, boolean isInteger) {
        return isInteger ? kernel.ofIntegers() : kernel;
    }

    /** Rounded values lie in rows and columns, and each reader brings its own floats into blocks. */
    private void read(int source, boolean asBlocks) {
        if (numbers.isRounded(source)) {
            isReadAsRows[source] = true;
            if (asBlocks) {
                reorders.add(reorder(
                        KernelFamily.REORDER_IN, Extent.of(graph.node(source).shape())));
            }
        } else if (asBlocks) {
            isReadAsBlocks[source] = true;
        } else {
            isReadAsRows[source] = true;
        }
    }

    private boolean isBlocked(int source) {
        return isBlocked(findJoinable(source));
    }

    /** Two terms at a time, as the model file has them. */
    private void sum(Node node) {
        int left = sources[node.input(0)];
        Draft sum = findJoinable(left);
        boolean isOwn = readers[left] == 1;
        boolean isInteger = numbers.isInteger(node);
        for (int k = 1; k < node.inputCount(); k++) {
            int right = sources[node.input(k)];
            Draft other = findJoinable(right);
            boolean areAlike = isBlocked(sum) == isBlocked(other);
            if (sum != null && isOwn && areAlike && rules.joins(sum.kernel, FusionRules.ADD)) {
                sum.join(FusionRules.ADD, node.id());
                read(right, isBlocked(other));
            } else if (other != null && readers[right] == 1 && areAlike && rules.joins(other.kernel, FusionRules.ADD)) {
                readLeft(left, sum, k);
                other.join(FusionRules.ADD, node.id());
                sum = other;
            } else {
                readLeft(left, sum, k);
                read(right, areAlike && isBlocked(other));
                boolean isBlocked = areAlike && isBlocked(sum);
                Extent size = Extent.of(node.shape());
                Kernel kernel = Kernel.plain(KernelFamily.ADD, "", size, size, 2, isBlocked);
                sum = begin(node, number(kernel, isInteger));
            }
            isOwn = true;
        }
        drafts[node.id()] = sum;
    }

    /** What is between two sums of one node is read as it lies. */
    private void readLeft(int left, @Nullable Draft sum, int term) {
        if (term == 1) {
            read(left, isBlocked(sum));
        }
    }

    private static boolean isBlocked(@Nullable Draft draft) {
        return draft != null && draft.kernel.isBlocked();
    }

    /** Factors for each channel are multiplied one by one. */
    private void product(Node node) {
        boolean scales = false;
        for (int k = 1; k < node.inputCount(); k++) {
            scales |= !graph.node(node.input(k)).shape().equals(node.shape());
        }
        if (scales) {
            for (int k = 0; k < node.inputCount(); k++) {
                read(sources[node.input(k)], false);
            }
            for (int k = 1; k < node.inputCount(); k++) {
                begin(node, number(KernelOf.scale(node.shape()), numbers.isInteger(node)));
            }
        } else {
            start(node);
        }
    }

    private void addReorders() {
        for (Node node : graph.nodes()) {
            if (sources[node.id()] != node.id()) {
                continue;
            }
            boolean isBlocked = isBlocked(drafts[node.id()]);
            if (isBlocked && isReadAsRows[node.id()]) {
                reorders.add(reorder(KernelFamily.REORDER_OUT, Extent.of(node.shape())));
            } else if (!isBlocked && isReadAsBlocks[node.id()]) {
                reorders.add(reorder(KernelFamily.REORDER_IN, Extent.of(node.shape())));
            }
        }
    }

    /** A change of layout. */
    private static PlannedKernel reorder(KernelFamily family, Extent size) {
        return new PlannedKernel(Kernel.reorder(family, size), List.of());
    }
}
