package nas4j.search.fidelity;

import java.util.Optional;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.space.Genotype;

/** New genotypes drawn uniformly. */
final class RandomSource implements GenotypeSource {
    private final Proposed proposed;

    RandomSource(SearchProblem problem) {
        proposed = new Proposed(problem.space(), problem.random());
    }

    @Override
    public Optional<Genotype> findNew(int rung) {
        return proposed.findFresh();
    }
}
