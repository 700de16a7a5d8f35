package nas4j.experiments.run;

import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import nas4j.experiments.config.EvaluationPlan.BySupernet;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * What comes before the searches where networks take their weights from a supernet: it is trained, and kept with the
 * experiment; then it is measured whether it puts networks into the order that they have when they are trained alone. What is
 * done already is not done again.
 */
final class SupernetStage {
    private static final int TRIES = 1_000;

    private final Session session;
    private final SupernetProvision provision;
    private final InstantSource clock;

    SupernetStage(Session session, InstantSource clock) {
        this.session = session;
        this.clock = clock;
        provision = new SupernetProvision(session, clock);
    }

    /**
     * Prepares the searches; returns false if a stop was asked for.
     *
     * @throws ExecutionException because of a {@link SupernetFailedException} if it cannot be trained
     */
    boolean run() throws InterruptedException, ExecutionException {
        if (!(session.experiment().evaluation() instanceof BySupernet plan)) {
            return true;
        }
        return provision.provide(any()) && (plan.agreement() == 0 || new AgreementStage(session, clock).run(plan));
    }

    /** A network that says what all of the space give; it need not keep the limits. */
    private Genotype any() {
        SearchSpace space = session.prepared().space();
        SplittableRandom random = new SplittableRandom(0);
        Genotype drawn = space.sample(random);
        for (int attempt = 1; attempt < TRIES && !isBuildable(drawn); attempt++) {
            drawn = space.sample(random);
        }
        return drawn;
    }

    private boolean isBuildable(Genotype genotype) {
        return !session.prepared().screening().screen(genotype).graphHash().isEmpty();
    }

    /** Removes the file that evaluations read; it is kept with the experiment. */
    void cleanUp() {
        if (session.experiment().evaluation() instanceof BySupernet) {
            provision.cleanUp();
        }
    }
}
