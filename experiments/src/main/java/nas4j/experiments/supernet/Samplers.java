package nas4j.experiments.supernet;

import java.util.List;
import nas4j.experiments.config.EvaluationPlan.BySupernet;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.evaluation.TrialSeeds;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.prepare.Screened;
import nas4j.input.InputException;
import nas4j.search.oneshot.Extremes;
import nas4j.search.oneshot.FairPaths;
import nas4j.search.oneshot.PathSampler;
import nas4j.search.oneshot.SandwichPaths;
import nas4j.search.oneshot.ShrinkingPaths;
import nas4j.search.oneshot.ShrinkingStage;
import nas4j.search.oneshot.UniformPaths;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.store.RunKey;

/** How the networks of a supernet's steps are drawn, from what a person wrote. Needs no engine. */
public final class Samplers {
    /** Networks of a step of the sandwich rule between the largest and the smallest. */
    private static final int BETWEEN = 2;
    /** So many steps are drawn to see whether the sampler finds networks. */
    private static final long LOOKED_AT = 100;

    private Samplers() {}

    /**
     * The sampler that an experiment wants.
     *
     * @param steps of the whole training
     */
    public static PathSampler of(PreparedExperiment prepared, BySupernet plan, long steps, long seed) {
        SearchSpace space = prepared.space();
        return switch (plan.sampler()) {
            case BySupernet.FAIR -> new FairPaths(space, seed);
            case BySupernet.SANDWICH -> new SandwichPaths(space, Extremes.of(space), BETWEEN, seed);
            case BySupernet.SHRINKING ->
                new ShrinkingPaths(Extremes.of(space).largest(), ShrinkingStage.fromTheLargest(), steps, seed);
            default -> new UniformPaths(space, seed, genotype -> mayBeChosen(genotype, prepared));
        };
    }

    /** Whether a network keeps the limits that are known before it is measured. */
    private static boolean mayBeChosen(Genotype genotype, PreparedExperiment prepared) {
        return prepared.screening().screen(genotype) instanceof Screened.Accepted;
    }

    /**
     * Draws the networks of some steps, where constraints may leave a rule nothing to draw. Later steps may still find none.
     *
     * @throws InputException if a step finds no networks
     */
    public static void require(PreparedExperiment prepared, BySupernet plan) {
        if (prepared.space().constraints().isEmpty()
                || !List.of(BySupernet.FAIR, BySupernet.SHRINKING).contains(plan.sampler())) {
            return;
        }
        Experiment experiment = prepared.experiment();
        RunKey run = new RunKey(
                experiment.name(), RunKey.SUPERNET, experiment.seeds().getFirst());
        PathSampler sampler = of(prepared, plan, LOOKED_AT, TrialSeeds.of(run, 0));
        try {
            for (long step = 0; step < LOOKED_AT; step++) {
                sampler.paths(step);
            }
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    experiment.places().sampler(), "found the sampler [" + plan.sampler() + "]: " + e.getMessage());
        }
    }
}
