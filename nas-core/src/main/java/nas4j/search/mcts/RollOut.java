package nas4j.search.mcts;

import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.search.Proposed;
import nas4j.space.Genotype;

/**
 * Answers the questions that the tree does not reach. Each answer is the best of one draw for each, see {@link Answers}.
 * Where that gives a genotype which was proposed before, or violates a constraint, it is tried again, each time with a
 * larger share of answers that are drawn uniformly.
 */
final class RollOut {
    private static final int TRIES = 10;

    private final Answers answers;
    private final Proposed proposed;
    private final RandomGenerator random;
    private final Walk walk;

    RollOut(Questions questions, Answers answers, Proposed proposed, RandomGenerator random) {
        this.answers = answers;
        this.proposed = proposed;
        this.random = random;
        walk = new Walk(questions);
    }

    /** A genotype that was not proposed before and is now; it begins as the walk does. Empty if none was found. */
    Optional<Genotype> findFresh(Walk begun) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            walk.goTo(begun);
            while (!walk.isOver() && !walk.isClosed()) {
                boolean uniform = random.nextInt(TRIES) < attempt;
                walk.answer(uniform ? random.nextInt(walk.ways()) : best());
            }
            if (!walk.isClosed()) {
                Genotype genotype = walk.genotype();
                if (proposed.add(genotype)) {
                    return Optional.of(genotype);
                }
            }
        }
        return Optional.empty();
    }

    private int best() {
        int best = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int way = 0; way < walk.ways(); way++) {
            double drawn = answers.draw(walk.place() + way, random);
            if (drawn > largest) {
                largest = drawn;
                best = way;
            }
        }
        return best;
    }
}
