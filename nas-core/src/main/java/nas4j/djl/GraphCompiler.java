package nas4j.djl;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import nas4j.graph.ComputationGraph;

/**
 * Makes networks of graphs, node by node as they stand; {@link nas4j.graph.Simplification} before it saves what does not
 * matter. Whatever a node's precision says, numbers are of single precision, or all of double. Thread-safe.
 */
public final class GraphCompiler {
    private final Engine engine;

    public GraphCompiler(Engine engine) {
        this.engine = engine;
    }

    /**
     * A network with the first weights of PyTorch's layers; position embeddings, for which it has none, are normal with
     * deviation 0.02. Equal paths and shapes get equal weights for one seed, whatever the rest of the graph is.
     */
    public CompiledNetwork compile(ComputationGraph graph, long seed) {
        return compile(graph, seed, DataType.FLOAT32);
    }

    /**
     * The same network in double precision, inputs and outputs as well: for numbers that leave the range of single ones. It
     * is slower, and takes twice the memory.
     */
    public CompiledNetwork compileInDouble(ComputationGraph graph, long seed) {
        return compile(graph, seed, DataType.FLOAT64);
    }

    private CompiledNetwork compile(ComputationGraph graph, long seed, DataType type) {
        NDManager manager = engine.newManager();
        engine.record(false);
        try (ParameterMaker maker = new ParameterMaker(manager, seed, type)) {
            Program program = Program.of(graph, new OpBlocks(graph, maker));
            return new CompiledNetwork(graph, program, engine, manager, seed, maker.parameters());
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }
}
