package nas4j.hardware.kernel;

import java.util.ArrayList;
import java.util.List;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.graph.Node;
import nas4j.graph.Op;

/**
 * What stands between kernels of floats and kernels of integers: values are rounded after a kernel of floats, are made
 * floats again before each kernel of floats that reads them, and are brought into the order in which convolutions of integers
 * read them, channels last. For one thread.
 */
final class Conversions {
    private final ComputationGraph graph;
    private final WholeNumbers numbers;
    private final int[] sources;
    private final int[] readers;
    private final boolean[] isChannelsLast;
    private final List<PlannedKernel> found = new ArrayList<>();

    /**
     * @param sources for each node, the node that computes its value
     * @param readers for each node, how many read its value as far as an output needs them
     */
    Conversions(ComputationGraph graph, WholeNumbers numbers, int[] sources, int[] readers) {
        this.graph = graph;
        this.numbers = numbers;
        this.sources = sources.clone();
        this.readers = readers.clone();
        isChannelsLast = new boolean[graph.size()];
    }

    /**
     * The kernels.
     *
     * @param isComputedWithIntegers for each node, whether the kernel that its value comes out of is
     */
    List<PlannedKernel> kernels(boolean[] isComputedWithIntegers) {
        for (Node node : graph.nodes()) {
            if (sources[node.id()] == node.id() && readers[node.id()] > 0) {
                read(node);
                order(node);
                if (numbers.isRounded(node.id()) && !isComputedWithIntegers[node.id()]) {
                    add(KernelFamily.ROUND, Extent.of(node.shape()), false);
                }
                for (int cut = 0; cut < numbers.cutsAfter(node); cut++) {
                    add(KernelFamily.CUT, Extent.of(node.shape()), true);
                }
            }
        }
        graph.outputs().values().forEach(this::giveAsFloats);
        return found;
    }

    private void giveAsFloats(int output) {
        if (numbers.isRounded(output)) {
            add(KernelFamily.UNROUND, Extent.of(graph.node(output).shape()), false);
        }
    }

    private void read(Node node) {
        if (numbers.isInteger(node)) {
            return;
        }
        for (int input : numbers.inputsInFloat(node)) {
            for (int time = 0; numbers.isRounded(input) && time < numbers.timesRead(node); time++) {
                add(KernelFamily.UNROUND, Extent.of(graph.node(input).shape()), false);
            }
        }
        if (numbers.hasRoundedInputOnly(node)) {
            add(KernelFamily.CUT, Extent.of(graph.node(node.input(0)).shape()), false);
        }
        if (numbers.hasRoundedWeightsOnly(node)) {
            long weights = GraphCost.parameters(graph, node);
            add(KernelFamily.UNROUND, new Extent(Math.toIntExact(weights), 1, 1), false);
        }
    }

    /** Notes where channels lie last, and what is moved for it. */
    private void order(Node node) {
        boolean isInteger = numbers.isInteger(node);
        boolean anyLast = node.inputs().stream().anyMatch(input -> isChannelsLast[sources[input]]);
        boolean isLast = (isInteger && node.op() instanceof Op.Conv2d) || (anyLast && keepsOrder(node.op(), isInteger));
        node.inputs().stream()
                .filter(input -> isChannelsLast[sources[input]] != isLast)
                .distinct()
                .forEach(input -> add(
                        KernelFamily.SWAP,
                        Extent.of((node.op() instanceof Op.GlobalPool && isInteger ? node : graph.node(input)).shape()),
                        false));
        isChannelsLast[node.id()] = isLast;
    }

    /** Whether channels come out last where they came in last. */
    private static boolean keepsOrder(Op op, boolean isInteger) {
        return op instanceof Op.Add
                || op instanceof Op.Multiply
                || op instanceof Op.Concat
                || op instanceof Op.Activation
                || op instanceof Op.BatchNorm
                || op instanceof Op.Pad
                || (op instanceof Op.Pool && isInteger);
    }

    private void add(KernelFamily family, Extent size, boolean isInteger) {
        Kernel kernel = Kernel.conversion(family, size.elements());
        found.add(new PlannedKernel(isInteger ? kernel.ofIntegers() : kernel, List.of()));
    }
}
