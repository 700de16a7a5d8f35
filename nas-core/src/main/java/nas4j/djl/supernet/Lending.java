package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
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
    private final Loan loan;
    private final Predicate<String> isLearned;
    private final NDManager manager;

    /**
     * A lender to one network.
     *
     * @param places for each path of the network the number of the supernet's layer
     * @param loan of learned parts
     * @param isLearned whether what a path of the network computes has a say in its outputs
     * @param manager of the network
     */
    Lending(
            Map<String, Integer> places,
            LayerStore layers,
            CompiledNetwork store,
            Loan loan,
            Predicate<String> isLearned,
            NDManager manager) {
        this.places = places;
        this.layers = layers;
        this.store = store;
        this.loan = loan;
        this.isLearned = isLearned;
        this.manager = manager;
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
            return new Transforms(store, name, sizes, loan, manager).turn(loan.of(parameter, first), dims[2]);
        }
        Part part = Part.of(role == Role.KERNEL ? Part.OF_KERNEL : 0, dims);
        return role != Role.KEPT && isLearned.test(path.substring(0, dot))
                ? loan.of(parameter, part)
                : part.of(parameter.array(), manager);
    }

    private Parameter parameter(String path) {
        return Objects.requireNonNull(store.parameters().get(path), path);
    }
}
