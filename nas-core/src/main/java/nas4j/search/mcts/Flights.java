package nas4j.search.mcts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjDoubleConsumer;
import nas4j.graph.GraphHash;
import nas4j.space.Architecture;
import nas4j.space.CompileException;
import nas4j.space.Genotype;
import org.jspecify.annotations.Nullable;

/**
 * What is proposed and not told of yet. With transpositions, also what became of each network: genotypes that are one
 * network with the same training wait for one answer.
 */
final class Flights {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final boolean transpositions;
    private final Map<Genotype, Flight> byGenotype = new HashMap<>();
    private final Map<Long, Flight> byNetwork = new HashMap<>();
    private final Map<Long, Double> told = new HashMap<>();

    Flights(boolean transpositions) {
        this.transpositions = transpositions;
    }

    /**
     * Paths that wait for the same answer.
     *
     * @param network null if networks are not told apart
     * @param paths that of the proposed genotype first; grows
     */
    private record Flight(@Nullable Long network, List<Path> paths) {}

    /**
     * Takes a path in. Whether its genotype is to be proposed; if not, its network is known, and the path told of it, or
     * waits with the one that is in flight.
     *
     * @param tell tells a path of a loss
     */
    boolean add(Path path, ObjDoubleConsumer<Path> tell) {
        Long network = transpositions ? (Long) network(path.genotype()) : null;
        Flight same = byNetwork.get(network);
        Double loss = told.get(network);
        if (same != null) {
            same.paths.add(path);
        } else if (loss != null) {
            tell.accept(path, loss);
        } else {
            begin(path, network);
        }
        return same == null && loss == null;
    }

    private void begin(Path path, @Nullable Long network) {
        Flight flight = new Flight(network, new ArrayList<>(List.of(path)));
        byGenotype.put(path.genotype(), flight);
        if (network != null) {
            byNetwork.put(network, flight);
        }
    }

    /**
     * Ends the flight of a genotype: all paths that waited for it.
     *
     * @throws IllegalArgumentException if it is not in flight
     */
    List<Path> end(Genotype genotype, double loss) {
        Flight flight = byGenotype.remove(genotype);
        if (flight == null) {
            throw new IllegalArgumentException("[" + genotype + "] is not in flight"
                    + "\nMaybe it was told of before, or suggested by another searcher.");
        }
        if (flight.network != null) {
            byNetwork.remove(flight.network);
            told.put(flight.network, loss);
        }
        return flight.paths;
    }

    /** Of the network and its training; of the genotype, where the network cannot be built. */
    private static long network(Genotype genotype) {
        try {
            Architecture architecture = genotype.space().decode(genotype);
            // The text of an ordered map of texts and numbers is the same in every process.
            long training = new TreeMap<>(architecture.training()).toString().hashCode();
            return GraphHash.of(architecture.graph()).bits() + training * MULTIPLIER;
        } catch (CompileException _) {
            return genotype.hash();
        }
    }
}
