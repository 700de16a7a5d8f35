package nas4j.results.model;

import java.util.Optional;
import nas4j.graph.ComputationGraph;

/** Builds the networks of genotypes, for pictures. Only who knows the space can. */
@FunctionalInterface
public interface Networks {
    /** Of a space that is not known any more. */
    Networks UNKNOWN = genotype -> Optional.empty();

    /** The network that a genotype's canonical text stands for; empty if it cannot be built now. */
    Optional<ComputationGraph> find(String genotype);
}
