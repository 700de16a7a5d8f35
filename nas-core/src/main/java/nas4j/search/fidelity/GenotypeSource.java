package nas4j.search.fidelity;

import java.util.Optional;
import nas4j.space.Genotype;

/** Where new genotypes come from. */
interface GenotypeSource {

    /**
     * One that was not proposed before; empty if there is none left.
     *
     * @param rung at which it will be evaluated first
     */
    Optional<Genotype> findNew(int rung);

    /** An evaluation at a rung is proposed. */
    default void proposed(Genotype genotype, int rung) {}

    /** An evaluation at a rung has ended; an infinite loss if it failed. */
    default void observed(Genotype genotype, int rung, double loss) {}
}
