package nas4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;
import java.util.function.Function;
import nas4j.djl.rounding.Mix;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.graph.quantize.StepNames;
import org.jspecify.annotations.Nullable;

/**
 * Makes networks of graphs, node by node as they stand; {@link nas4j.graph.Simplification} before it saves what does not
 * matter. Numbers are of single precision, or all of double; what nodes' precisions say is done where it is {@linkplain
 * #compileRounded asked for}. Thread-safe.
 */
public final class GraphCompiler {
    private final Engine engine;

    /** Lends networks parameters that others keep, such as parts of a larger network's. */
    @FunctionalInterface
    public interface Lender {
        /** What a parameter is for. */
        enum Role {
            /** Learned weights {@code [out, in, height, width]} of a convolution. */
            KERNEL,
            /** Other learned numbers. */
            TRAINED,
            /** Running statistics, changed in place by passes in training. */
            KEPT
        }

        /** Lends nothing. */
        Lender NOTHING = (_, _, _) -> null;

        /**
         * A parameter.
         *
         * @param path of the parameter: the node's path, a dot, and a name without dots
         * @return an array of this shape, attached to the network's manager; null to let the network have its own
         */
        @Nullable NDArray lend(String path, Role role, long... dims);

        /**
         * How a node computes its value from its inputs, where its operator only says of which shape that is.
         *
         * @param path of the node, which has no parameters then
         */
        default Optional<Function<NDArray[], NDArray>> findFunction(String path) {
            return Optional.empty();
        }
    }

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
        engine.record(false);
        return compile(graph, seed, type, engine.newManager(), Lender.NOTHING, 0, plain(graph));
    }

    /**
     * A network that rounds as its {@link RoundingPlan} says, by numbers of single precision: what it gives is what a network
     * of whole numbers gives, but for the last digits. Gradients go through rounding as if it were not there, where it did
     * not cut off, and to the steps as in Esser et al. 2020 (LSQ). Besides the parameters of {@link #compile} it has steps,
     * which are learned, and zeros, which are kept, under the names of {@link StepNames}; all steps are 1 until they are
     * {@linkplain CompiledNetwork#inherit loaded}.
     *
     * <p>A batch normalisation after rounded weights is folded into them. In training the weights times {@code γ / √(σ² +
     * ε)} of the running variance are rounded, and divided by that again; values are normalised by the batch as usual. So
     * one convolution trains what is rounded in inference (Jacob et al. 2018, section 3.2, has a second one for the batch's
     * variance; Krishnamoorthi 2018, section 3.2.2, corrects by both). The factor counts as constant: γ learns by what is
     * normalised.
     *
     * @param graph simplified
     */
    public CompiledNetwork compileRounded(ComputationGraph graph, long seed) {
        return compileMixed(graph, seed, Mix.NONE, 0);
    }

    /**
     * A network that rounds as by {@link #compileRounded}, but for the weights of some layers and the values of some nodes,
     * which are rounded in several ways at once. Each way has its own steps, under the names that {@link StepNames#way} makes of
     * the node's path.
     *
     * @param graph simplified; values that are rounded in several ways are rounded by it, too
     * @param mix these layers and nodes
     * @param passes training passes that count as done: random numbers of dropout go on from there
     */
    public CompiledNetwork compileMixed(ComputationGraph graph, long seed, Mix mix, long passes) {
        engine.record(false);
        RoundingPlan plan = RoundingPlan.of(graph);
        return compile(
                graph,
                seed,
                DataType.FLOAT32,
                engine.newManager(),
                Lender.NOTHING,
                passes,
                maker -> new RoundedBlocks(graph, plan, maker, mix)::kernel);
    }

    /**
     * A network of single precision with parameters of others. It ends with its manager; the parameters' owner stays.
     *
     * @param manager that the network closes; lent arrays are attached to it
     * @param recording whether gradients of what the lender computes are recorded: then the next pass is in training, and
     *     there is no second one
     * @param passes training passes that count as done: random numbers of dropout go on from there
     */
    public CompiledNetwork compile(
            ComputationGraph graph, long seed, NDManager manager, Lender lender, boolean recording, long passes) {
        engine.record(recording);
        return compile(graph, seed, DataType.FLOAT32, manager, lender, passes, plain(graph));
    }

    private static Function<ParameterMaker, Function<Node, Kernel>> plain(ComputationGraph graph) {
        return maker -> new OpBlocks(graph, maker)::kernel;
    }

    private CompiledNetwork compile(
            ComputationGraph graph,
            long seed,
            DataType type,
            NDManager manager,
            Lender lender,
            long passes,
            Function<ParameterMaker, Function<Node, Kernel>> kernels) {
        try (ParameterMaker maker = new ParameterMaker(manager, seed, type, lender)) {
            Program program = Program.of(graph, kernels.apply(maker));
            return new CompiledNetwork(graph, program, engine, manager, seed, maker.parameters(), passes);
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }
}
