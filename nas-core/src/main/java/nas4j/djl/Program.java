package nas4j.djl;

import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a network in topological order. A value is closed as soon as its last reader ran; what the gradients
 * need of it, the engine keeps. Immutable.
 */
final class Program {
    private static final int NOBODY = -1;

    private final Step[] steps;
    private final int[] slots;
    private final int[] entries;

    /**
     * One node that computes something.
     *
     * @param inputs places of the values it reads
     * @param dead places of the values that nothing reads after it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and read at each step
    private record Step(Kernel kernel, int output, int[] inputs, int[] dead) {
        static Step of(Node node, Kernel kernel, int[] slots) {
            boolean isEntry = node.inputCount() == 0;
            int[] inputs = isEntry
                    ? new int[] {node.id()}
                    : node.inputs().stream().mapToInt(id -> slots[id]).toArray();
            return new Step(kernel, node.id(), inputs, new int[0]);
        }

        Step closing(int[] lastReaders) {
            int[] last = new int[inputs.length];
            int count = 0;
            for (int slot : inputs) {
                if (lastReaders[slot] == output) {
                    last[count++] = slot;
                    lastReaders[slot] = NOBODY; // once, also if it is read twice
                }
            }
            return new Step(kernel, output, inputs, Arrays.copyOf(last, count));
        }
    }

    private Program(Step[] steps, int[] slots, int[] entries) {
        this.steps = steps;
        this.slots = slots;
        this.entries = entries;
    }

    /** The program of a graph. An entry that has a kernel is its own input. A node that passes its input on shares that one's place. */
    static Program of(ComputationGraph graph, Function<Node, Kernel> kernels) {
        int[] slots = new int[graph.size()];
        List<Step> steps = new ArrayList<>(graph.size());
        for (Node node : graph.nodes()) {
            Kernel kernel = kernels.apply(node);
            boolean isShared = kernel == Kernel.PASS_ON && node.inputCount() > 0;
            slots[node.id()] = isShared ? slots[node.input(0)] : node.id();
            if (kernel != Kernel.PASS_ON) {
                steps.add(Step.of(node, kernel, slots));
            }
        }
        closeEarly(graph, steps, slots);
        int[] entries = graph.inputs().stream().mapToInt(Node::id).toArray();
        return new Program(steps.toArray(Step[]::new), slots, entries);
    }

    private static void closeEarly(ComputationGraph graph, List<Step> steps, int[] slots) {
        int[] lastReaders = lastReaders(graph, steps, slots);
        steps.replaceAll(step -> step.closing(lastReaders));
    }

    /** For each place the node that reads it last; none for the network's inputs and outputs: they stay open. */
    private static int[] lastReaders(ComputationGraph graph, List<Step> steps, int[] slots) {
        int[] lastReader = new int[graph.size()];
        for (Step step : steps) {
            for (int slot : step.inputs) {
                lastReader[slot] = step.output;
            }
        }
        graph.outputs().values().forEach(id -> lastReader[slots[id]] = graph.size());
        graph.inputs().forEach(node -> lastReader[node.id()] = graph.size());
        return lastReader;
    }

    /** Values of the given nodes, from those of the network's inputs. */
    List<PtNDArray> run(
            List<PtNDArray> inputs, Kernel.Pass pass, CompiledNetwork.Watcher watcher, List<Integer> wanted) {
        @Nullable PtNDArray[] values = new PtNDArray[slots.length];
        for (int k = 0; k < entries.length; k++) {
            values[entries[k]] = inputs.get(k);
        }
        for (Step step : steps) {
            run(step, pass, watcher, values);
        }
        return wanted.stream().map(id -> value(values, slots[id])).toList();
    }

    private static void run(
            Step step, Kernel.Pass pass, CompiledNetwork.Watcher watcher, @Nullable PtNDArray[] values) {
        PtNDArray[] in = new PtNDArray[step.inputs.length];
        for (int k = 0; k < in.length; k++) {
            in[k] = value(values, step.inputs[k]);
        }
        watcher.beforeRunning(step.output, in);
        values[step.output] = step.kernel.run(in, pass);
        for (int slot : step.dead) {
            value(values, slot).close();
            values[slot] = null;
        }
    }

    private static PtNDArray value(@Nullable PtNDArray[] values, int slot) {
        PtNDArray value = values[slot];
        if (value == null) {
            throw new IllegalStateException("node " + slot + " has no value");
        }
        return value;
    }
}
