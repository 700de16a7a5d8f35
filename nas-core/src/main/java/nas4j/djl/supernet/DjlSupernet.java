package nas4j.djl.supernet;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.Parameter;
import nas4j.djl.train.Checkpoint;
import nas4j.graph.ComputationGraph;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;
import nas4j.weights.Weights;

/**
 * One set of weights for all networks of a space, each of which is run and trained with its part of them: the first
 * channels of each layer, the middle of each kernel, the layers that it has. First weights depend on the seed and each
 * layer's path. Deterministic; for one thread at a time.
 *
 * <p>A step of one network, whose gradients add up in {@link #reached}:
 *
 * <pre>{@code
 * try (CompiledNetwork network = supernet.forStep(subnetwork, pass);
 *         NDManager step = network.newManager()) {
 *     network.backward(loss(network.forward(true, images(step))));
 * }
 * }</pre>
 */
public final class DjlSupernet implements AutoCloseable {
    private final SuperGraph graph;
    private final long seed;
    private final LayerStore layers;
    private final GraphCompiler compiler;
    private final CompiledNetwork store;
    private final Reached reached;

    /** A supernet with first weights. */
    public DjlSupernet(Engine engine, SuperGraph graph, Kernels kernels, long seed) {
        this.graph = graph;
        this.seed = seed;
        layers = LayerStore.of(graph, kernels);
        compiler = new GraphCompiler(engine);
        store = compiler.compile(layers.graph(), seed);
        Transforms.startAsIdentity(store, layers);
        reached = new Reached(store);
    }

    public SuperGraph graph() {
        return graph;
    }

    /** Keeps all parameters; it is not for running. */
    public CompiledNetwork store() {
        return store;
    }

    /** What networks have used since it was cleared, and the gradients of that. */
    public Reached reached() {
        return reached;
    }

    /**
     * Finds a network of the space.
     *
     * @param network as the space builds it
     * @throws IllegalArgumentException if it is none of the space's
     */
    public Subnetwork find(ComputationGraph network) {
        return Subnetwork.of(graph, network);
    }

    /**
     * A network with the supernet's numbers for one pass in training, after which {@link #reached} has the gradients.
     * Running statistics are the supernet's too, and change.
     *
     * @param pass number that random numbers of dropout depend on, from 0
     */
    public CompiledNetwork forStep(Subnetwork network, long pass) {
        return lend(network, pass, true, _ -> reached::leaf);
    }

    /**
     * A network with the supernet's numbers as they are and will be, for passes without gradients.
     */
    public CompiledNetwork share(Subnetwork network) {
        return lend(network, 0, false, DjlSupernet::views);
    }

    private CompiledNetwork lend(Subnetwork network, long pass, boolean recording, Function<NDManager, Loan> loans) {
        NDManager manager = store.newManager();
        Lending lending = new Lending(network.layers(), layers, store, loans.apply(manager), _ -> true, manager);
        return compiler.compile(network.graph(), seed, manager, lending, recording, pass);
    }

    private static Loan views(NDManager manager) {
        return (parameter, part) -> part.of(parameter.array(), manager);
    }

    /**
     * All networks at once, for one pass in training: each choice puts its branches together, after which gradients go to
     * the {@linkplain #store store's} parameters and to the weights of the mixes. Only for spaces of which all networks have layers of the
     * same sizes, such as those of cells.
     *
     * @param mixes how each choice puts its branches together; several may have the same weights
     * @param pass as in {@link #forStep}
     * @throws IllegalArgumentException if the branches of a choice have different shapes or a layer is elastic; the message
     *     names it
     */
    public CompiledNetwork mix(Function<SuperNode.Choice, Mix> mixes, long pass) {
        return mix(mixes, pass, true, manager -> (parameter, part) -> reached.view(parameter, part, manager));
    }

    /** As {@link #mix}, for passes without gradients. */
    public CompiledNetwork shareMix(Function<SuperNode.Choice, Mix> mixes) {
        return mix(mixes, 0, false, DjlSupernet::views);
    }

    private CompiledNetwork mix(
            Function<SuperNode.Choice, Mix> mixes, long pass, boolean recording, Function<NDManager, Loan> loans) {
        MixedGraph mixed = MixedGraph.of(graph, layers.names(), mixes);
        NDManager manager = store.newManager();
        Lending lending =
                new Lending(mixed.layers(), layers, store, loans.apply(manager), mixed.learned()::contains, manager);
        return compiler.compile(mixed.graph(), seed, manager, new MixedLending(lending, mixed), recording, pass);
    }

    /** A network of its own with a copy of the supernet's numbers, running statistics as well. */
    public CompiledNetwork extract(Subnetwork network) {
        CompiledNetwork own = compiler.compile(network.graph(), seed);
        own.load(weights(network));
        return own;
    }

    /** A copy of the numbers that a network has in the supernet, by the paths of its graph. */
    public Weights weights(Subnetwork network) {
        try (CompiledNetwork shared = share(network)) {
            return shared.weights();
        }
    }

    /**
     * A checkpoint of this supernet with the channels of its elastic layers in the order of their importance, the sum of
     * the magnitudes of the weights that read a channel. The largest network computes the same. Cai et al. 2020, section
     * 3.2.
     */
    public Checkpoint sorted(Checkpoint checkpoint) {
        ChannelOrder order = new ChannelOrder(graph, layers.names());
        Map<Integer, List<Integer>> orders = order.orders(checkpoint.weights());
        return checkpoint.arranged(weights -> order.apply(orders, weights));
    }

    /** Writes all numbers to a file, in the safetensors format; what bears the name is whole. */
    public void save(Path file) throws IOException {
        store.weights().save(file);
    }

    /**
     * Takes all numbers from a file.
     *
     * @throws nas4j.input.InputException if it is damaged
     * @throws IllegalArgumentException if it is of another supernet
     */
    public void load(Path file) throws IOException {
        store.load(Weights.load(file));
    }

    /** The parameters that are learned. */
    public List<Parameter> trained() {
        return store.trained();
    }

    /** Sets all gradients to zero. */
    public void clearGradients() {
        store.clearGradients();
        reached.clear();
    }

    /** Frees all parameters. */
    @Override
    public void close() {
        store.close();
    }
}
