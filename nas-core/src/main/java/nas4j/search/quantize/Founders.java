package nas4j.search.quantize;

import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.search.Proposed;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * Random genotypes that a search begins with. Where a space decides on bits, each second one has the same choice of them in
 * all layers, each choice as likely: bits that are drawn by themselves are about half of each kind in any network of thirty
 * layers, so that neither the most nor the fewest bits, between which the front lies, would be among hundreds. Without such
 * decisions, and from a list of genotypes, all are drawn uniformly. For one thread.
 */
public final class Founders {
    private final SearchSpace space;
    private final RandomGenerator random;
    private final Precisions precisions;
    private final boolean drawsLevels;
    private boolean isLevel;

    /** Of a space, by a generator. */
    public Founders(SearchSpace space, RandomGenerator random) {
        this.space = space;
        this.random = random;
        precisions = new Precisions(space, random);
        drawsLevels = !precisions.isEmpty() && !space.isList();
    }

    /** The next one; one may come twice. */
    public Genotype draw() {
        isLevel = !isLevel && drawsLevels;
        Genotype drawn = space.sample(random);
        return isLevel ? precisions.level(drawn) : drawn;
    }

    /** The next one, unless it was proposed: then another one, drawn uniformly. It is noted as proposed. */
    public Optional<Genotype> findFresh(Proposed proposed) {
        if (!drawsLevels) {
            return proposed.findFresh();
        }
        Genotype drawn = draw();
        return proposed.add(drawn) ? Optional.of(drawn) : proposed.findFresh();
    }
}
