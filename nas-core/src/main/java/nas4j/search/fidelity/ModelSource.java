package nas4j.search.fidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.tpe.Parzen;
import nas4j.search.tpe.ParzenModel;
import nas4j.space.Genotype;

/**
 * New genotypes as a model proposes them: of the rungs of which enough genotypes are known, that of the highest one. A third
 * is drawn uniformly, as all are while no rung has enough: one more than the space has decisions. Falkner et al. 2018,
 * algorithm 2.
 */
final class ModelSource implements GenotypeSource {
    private static final double UNIFORM = 1.0 / 3;

    private final RandomGenerator random;
    private final Proposed proposed;
    private final int enough;
    private final List<ParzenModel> models = new ArrayList<>();

    ModelSource(SearchProblem problem, Ladder ladder, Parzen parzen) {
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
        enough = problem.space().decisions().size() + 1;
        for (int rung = 0; rung <= ladder.top(); rung++) {
            models.add(new ParzenModel(problem.space(), parzen));
        }
    }

    @Override
    public Optional<Genotype> findNew(int rung) {
        boolean uniform = random.nextDouble() < UNIFORM;
        Optional<ParzenModel> model = models.reversed().stream()
                .filter(candidate -> !uniform && candidate.size() >= enough)
                .findFirst();
        return model.flatMap(found -> found.findNext(proposed, random)).or(proposed::findFresh);
    }

    @Override
    public void proposed(Genotype genotype, int rung) {
        models.get(rung).await(genotype);
    }

    @Override
    public void observed(Genotype genotype, int rung, double loss) {
        models.get(rung).add(genotype, loss);
    }
}
