package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.GraphCompiler.Lender;
import nas4j.djl.Parameter;

/** Gives one network its parts of the supernet's parameters. For one thread. */
final class Lending implements Lender {
    private final Map<String, Integer> places;
    private final LayerStore layers;
    private final CompiledNetwork store;
    private final Reached reached;
    private final Predicate<String> isLearned;
    private final NDManager manager;

    /**
     * A lender to one network.
     *
     * @param places for each path of the network the number of the supernet's layer
     * @param reached is told of the learned parts
     * @param isLearned whether what a path of the network computes has a say in its outputs
     */
    Lending(
            Map<String, Integer> places,
            LayerStore layers,
            CompiledNetwork store,
            Reached reached,
            Predicate<String> isLearned) {
        this.places = places;
        this.layers = layers;
        this.store = store;
        this.reached = reached;
        this.isLearned = isLearned;
        manager = store.newManager();
    }

    /** Of the network that borrows. */
    NDManager manager() {
        return manager;
    }

    @Override
    public NDArray lend(String path, Role role, long... dims) {
        int dot = path.lastIndexOf('.');
        int layer = Objects.requireNonNull(places.get(path.substring(0, dot)), path);
        String name = layers.names().get(layer);
        Parameter parameter = parameter(name + path.substring(dot));
        List<Integer> sizes = role == Role.KERNEL ? layers.transforms().getOrDefault(name, List.of()) : List.of();
        if (!sizes.isEmpty() && dims[2] <= sizes.getFirst()) {
            Part first = Part.of(Part.OF_KERNEL, dims[0], dims[1], sizes.getFirst(), sizes.getFirst());
            return new Transforms(store, name, sizes).turn(lend(parameter, first, role), dims[2], reached);
        }
        Part part = Part.of(role == Role.KERNEL ? Part.OF_KERNEL : 0, dims);
        return lend(parameter, part, isLearned.test(path.substring(0, dot)) ? role : Role.KEPT);
    }

    private PtNDArray lend(Parameter parameter, Part part, Role role) {
        if (role != Role.KEPT) {
            reached.add(parameter.path(), part);
        }
        PtNDArray lent = part.of(parameter.array());
        if (lent != parameter.array()) {
            lent.attach(manager);
        }
        return lent;
    }

    private Parameter parameter(String path) {
        return Objects.requireNonNull(store.parameters().get(path), path);
    }
}
