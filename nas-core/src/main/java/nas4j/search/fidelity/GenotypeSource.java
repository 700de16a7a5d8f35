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

    /** Is told of each evaluation that is proposed, and of each that has ended; an infinite loss if it failed. */
    default void proposed(Genotype genotype, int rung) {}

    /** An evaluation has ended. */
    default void observed(Genotype genotype, int rung, double loss) {}
}
