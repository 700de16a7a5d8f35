package nas4j.predictors.graph;

import java.util.SplittableRandom;
import java.util.function.Function;
import nas4j.graph.ComputationGraph;
import nas4j.predictors.features.Remembered;
import nas4j.space.CompileException;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * Reads the networks of a space as graphs, all in the same way. Where half of its networks shrink to a third or less if
 * repeated sections stand once, as those of stacked cells do, all are read {@linkplain FeatureGraph#ofSections so}; else,
 * where sections differ with their place, {@linkplain FeatureGraph#folded node by node}. Deterministic.
 */
public final class SpaceGraphs implements Function<Genotype, FeatureGraph> {
    private static final int SAMPLES = 32;
    private static final int SHRINKS = 3;

    private final SearchSpace space;
    private final boolean bySections;

    private SpaceGraphs(SearchSpace space, boolean bySections) {
        this.space = space;
        this.bySections = bySections;
    }

    /** The graphs of a space's genotypes, remembered; some networks are drawn to see what they are like. */
    public static Function<Genotype, FeatureGraph> of(SearchSpace space) {
        return new Remembered<>(new SpaceGraphs(space, isOfCells(space)));
    }

    private static boolean isOfCells(SearchSpace space) {
        SplittableRandom random = new SplittableRandom(SAMPLES);
        SpaceGraphs whole = new SpaceGraphs(space, false);
        SpaceGraphs sections = new SpaceGraphs(space, true);
        int shrink = 0;
        for (int k = 0; k < SAMPLES; k++) {
            Genotype genotype = space.sample(random);
            if (SHRINKS * sections.apply(genotype).size()
                    <= whole.apply(genotype).size()) {
                shrink++;
            }
        }
        return 2 * shrink >= SAMPLES;
    }

    /** The graph of a genotype's network; {@link FeatureGraph#NOTHING} if it cannot be built. */
    @Override
    public FeatureGraph apply(Genotype genotype) {
        try {
            ComputationGraph network = space.decode(genotype).graph();
            return bySections ? FeatureGraph.ofSections(network) : FeatureGraph.folded(network);
        } catch (CompileException _) {
            return FeatureGraph.NOTHING;
        }
    }
}
