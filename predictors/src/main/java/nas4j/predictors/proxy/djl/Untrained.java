package nas4j.predictors.proxy.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.CompiledNetwork.Watcher;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.TensorShape;
import nas4j.predictors.proxy.NoScoreException;

/** A network with its first weights, and what is computed with it in one step. For one thread. */
final class Untrained implements AutoCloseable {
    private final Engine engine;
    private final CompiledNetwork network;
    private final NDManager step;

    private Untrained(Engine engine, CompiledNetwork network) {
        this.engine = engine;
        this.network = network;
        this.step = network.newManager();
    }

    static Untrained compile(Engine engine, ComputationGraph graph, long seed) {
        return new Untrained(engine, new GraphCompiler(engine).compile(graph, seed));
    }

    static Untrained compileInDouble(Engine engine, ComputationGraph graph, long seed) {
        return new Untrained(engine, new GraphCompiler(engine).compileInDouble(graph, seed));
    }

    CompiledNetwork network() {
        return network;
    }

    /** All that is attached to it is freed at the end. */
    NDManager step() {
        return step;
    }

    /** From now on no gradients of weights are computed. */
    Untrained frozen() {
        network.trained().forEach(parameter -> parameter.array().setRequiresGradient(false));
        return this;
    }

    /** The outputs, batch normalisation as in training. */
    Map<String, NDArray> forward(NDArray input) {
        return network.forward(true, input);
    }

    /** The outputs, batch normalisation as in training, with somebody who looks at what each node reads. */
    Map<String, NDArray> forward(Watcher watcher, NDArray input) {
        return network.forward(true, watcher, input);
    }

    /** The sum of all numbers of all arrays, as a scalar that gradients are known of. */
    static NDArray total(Map<String, NDArray> arrays) {
        Iterator<NDArray> each = arrays.values().iterator();
        NDArray total = each.next().sum();
        while (each.hasNext()) {
            total = total.add(each.next().sum());
        }
        return total;
    }

    /** The one number of a scalar. */
    static double number(NDArray scalar) {
        try (NDArray exact = scalar.toType(DataType.FLOAT64, true)) {
            return exact.toDoubleArray()[0];
        }
    }

    /**
     * The shape of a batch of what the network takes.
     *
     * @throws NoScoreException if it does not take one array of numbers
     */
    static Shape input(ComputationGraph graph, int examples) {
        List<TensorShape> inputs = graph.inputs().stream().map(Node::shape).toList();
        TensorShape shape = inputs.getFirst();
        if (inputs.size() != 1 || shape.type() != nas4j.graph.DataType.FLOAT32) {
            throw new NoScoreException("it takes " + inputs + " instead of one array of float32 numbers");
        }
        long[] dims = new long[shape.rank() + 1];
        dims[0] = examples;
        for (int k = 0; k < shape.rank(); k++) {
            dims[k + 1] = shape.dim(k);
        }
        return new Shape(dims);
    }

    @Override
    public void close() {
        step.close();
        network.close();
        engine.record(false);
    }
}
