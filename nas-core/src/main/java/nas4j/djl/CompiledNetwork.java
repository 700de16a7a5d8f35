package nas4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.weights.Weights;

/**
 * A network that can be run and trained. Arrays have the batch as first dimension, then the shape in the graph:
 * {@code [n, c, h, w]} float32 (float64 if it was compiled so), token numbers {@code [n, t]} int32.
 *
 * <p>A step takes its inputs from a manager of its own, to which all that the step computes is attached, and closes it:
 *
 * <pre>{@code
 * try (NDManager step = network.newManager()) {
 *     NDArray image = step.create(pixels, shape);
 *     network.backward(loss(network.forward(true, image).get("classes")));
 * }
 * }</pre>
 *
 * <p>For one thread at a time; several networks can be used by several threads at once.
 */
public final class CompiledNetwork implements AutoCloseable {
    private final ComputationGraph graph;
    private final Program program;
    private final Engine engine;
    private final NDManager manager;
    private final long seed;
    private final Map<String, Parameter> parameters;
    private long trainingPasses;

    /** Looks at the values inside a network while it runs. Used by the thread that runs it. */
    @FunctionalInterface
    public interface Watcher {
        /** Nobody looks. */
        Watcher NOBODY = (_, _) -> {};

        /**
         * A node is run next. Nodes that only pass their input on are not run.
         *
         * @param node its number in the graph
         * @param inputs what it reads, in the operator's order; not to be changed, kept or closed
         */
        void beforeRunning(int node, NDArray... inputs);
    }

    CompiledNetwork(
            ComputationGraph graph,
            Program program,
            Engine engine,
            NDManager manager,
            long seed,
            Map<String, Parameter> parameters,
            long trainingPasses) {
        this.graph = graph;
        this.program = program;
        this.engine = engine;
        this.manager = manager;
        this.seed = seed;
        this.parameters = Collections.unmodifiableMap(parameters);
        this.trainingPasses = trainingPasses;
    }

    public ComputationGraph graph() {
        return graph;
    }

    /** All parameters by path, in the order of the graph's nodes. */
    public Map<String, Parameter> parameters() {
        return parameters;
    }

    /** The parameters that are learned. */
    public List<Parameter> trained() {
        return parameters.values().stream().filter(Parameter::isTrained).toList();
    }

    /** A manager for one step. */
    public NDManager newManager() {
        return manager.newSubManager();
    }

    /**
     * The network's outputs by name.
     *
     * @param training whether dropout and batch normalisation behave as in training, and gradients are recorded on the
     *     calling thread until {@link #backward}
     * @param inputs one for each of the graph's inputs, in their order
     * @throws IllegalArgumentException if their number or a shape is wrong
     */
    public Map<String, NDArray> forward(boolean training, NDArray... inputs) {
        return forward(training, Watcher.NOBODY, inputs);
    }

    /**
     * As the other, with somebody who looks at what each node reads.
     *
     * @param watcher is shown each node's inputs just before it is run
     */
    public Map<String, NDArray> forward(boolean training, Watcher watcher, NDArray... inputs) {
        engine.record(training);
        Kernel.Pass pass = training ? Kernel.Pass.training(seed, trainingPasses++) : Kernel.Pass.INFERENCE;
        return run(pass, watcher, inputs);
    }

    /**
     * A pass without gradients that takes a batch into the running statistics of batch normalisation, each batch with the
     * same weight: after batches 0 to k they are those of k + 1 batches, and nothing else is left in them. Dropout is off.
     *
     * @param batch number of batches before this one
     * @param inputs as for {@link #forward}
     */
    public void estimateStatistics(long batch, NDArray... inputs) {
        engine.record(false);
        run(Kernel.Pass.onBatch(1 / (batch + 1.0)), Watcher.NOBODY, inputs);
    }

    /**
     * The outputs without gradients and dropout, but normalised by the batch's own statistics. The running ones stay.
     *
     * @param inputs as for {@link #forward}
     */
    public Map<String, NDArray> forwardOnBatch(NDArray... inputs) {
        engine.record(false);
        return run(Kernel.Pass.onBatch(0), Watcher.NOBODY, inputs);
    }

    private Map<String, NDArray> run(Kernel.Pass pass, Watcher watcher, NDArray... inputs) {
        List<PtNDArray> arrays = checked(inputs);
        List<PtNDArray> values =
                program.run(arrays, pass, watcher, List.copyOf(graph.outputs().values()));
        Map<String, NDArray> outputs = new LinkedHashMap<>();
        int next = 0;
        for (String name : graph.outputs().keySet()) {
            outputs.put(name, values.get(next++));
        }
        return outputs;
    }

    /**
     * Adds the gradients of a scalar that was computed from the outputs to those of the parameters. A network without a
     * signal has none of them, when it is simplified.
     */
    public void backward(NDArray loss) {
        if (parameters.values().stream().anyMatch(Parameter::isTrained)) {
            engine.backward(loss);
        } else {
            engine.record(false);
        }
    }

    /** The gradient of a parameter, if {@link #backward} reached it; the caller closes it. */
    public Optional<NDArray> findGradient(Parameter parameter) {
        return engine.findGradient(parameter);
    }

    /** Sets all gradients to zero. */
    public void clearGradients() {
        trained().forEach(engine::clearGradient);
    }

    /** Sets the gradient of a parameter to zero. */
    public void clearGradient(Parameter parameter) {
        engine.clearGradient(parameter);
    }

    /** A copy of the parameters as they are now. */
    public Weights weights() {
        return WeightsExchange.read(parameters);
    }

    /**
     * Overwrites all parameters.
     *
     * @throws IllegalArgumentException if a parameter is missing or has another shape; then some may have been copied
     */
    public void load(Weights weights) {
        Inherited inherited = inherit(weights);
        if (!inherited.isComplete()) {
            throw new IllegalArgumentException("weights do not fit the network: shapes differ at "
                    + inherited.otherShape() + ", missing are " + inherited.missing()
                    + ".\nMaybe they belong to another architecture.");
        }
    }

    /** Overwrites the parameters whose path and shape the weights have, such as those of a parent in its child. */
    public Inherited inherit(Weights weights) {
        return WeightsExchange.write(engine, weights, parameters);
    }

    /** A copy of other numbers as they are now, such as what an optimizer remembers of each parameter. */
    public static Weights copy(Map<String, Parameter> numbers) {
        return WeightsExchange.read(numbers);
    }

    /** Overwrites such numbers with those of the same path and shape. */
    public void overwrite(Map<String, Parameter> numbers, Weights others) {
        WeightsExchange.write(engine, others, numbers);
    }

    /** Overwrites a number of this network, such as a learned one, by others of its shape. */
    public void overwrite(NDArray number, NDArray other) {
        engine.overwrite(number, other);
    }

    private List<PtNDArray> checked(NDArray... inputs) {
        List<Node> entries = graph.inputs();
        if (inputs.length != entries.size()) {
            throw new IllegalArgumentException(
                    "found [" + inputs.length + "] inputs, the network has " + entries.size());
        }
        List<PtNDArray> arrays = new ArrayList<>(inputs.length);
        for (int k = 0; k < inputs.length; k++) {
            requireBatch(inputs[k].getShape(), entries.get(k));
            arrays.add((PtNDArray) inputs[k]);
        }
        return arrays;
    }

    private static void requireBatch(Shape shape, Node entry) {
        if (shape.dimension() == 0 || !shape.slice(1).equals(Shapes.dims(entry.shape()))) {
            throw new IllegalArgumentException(
                    "input [" + entry.path() + "] has shape [" + shape + "], accepted: a batch of " + entry.shape());
        }
    }

    /** Frees the parameters and all that was computed with managers of this network. */
    @Override
    public void close() {
        manager.close();
    }
}
