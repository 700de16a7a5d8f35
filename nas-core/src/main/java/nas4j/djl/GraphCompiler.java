package nas4j.djl;

import ai.djl.ndarray.NDManager;
import nas4j.graph.ComputationGraph;

/**
 * Makes networks of graphs, node by node as they stand; {@link nas4j.graph.Simplification} before it saves what does not
 * matter. Numbers are single precision whatever a node's precision says. Thread-safe.
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
        NDManager manager = engine.newManager();
        engine.record(false);
        try (ParameterMaker maker = new ParameterMaker(manager, seed)) {
            Program program = Program.of(graph, new OpBlocks(graph, maker));
            return new CompiledNetwork(graph, program, engine, manager, seed, maker.parameters());
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }
}
