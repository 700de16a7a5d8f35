package nas4j.search.local;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.search.Proposed;
import nas4j.space.Genotype;
import nas4j.space.Variation;
import org.jspecify.annotations.Nullable;

/** The way from the best of some random genotypes, or from a known one, down to one that has no better neighbour. */
final class Descent {
    private final boolean wholeNeighbourhood;
    private final Proposed proposed;
    private final RandomGenerator random;
    private int startsLeft;
    /** Proposed here and not told of yet. */
    private int waiting;
    /** Neighbours of the centre that were not looked at yet. */
    private List<Genotype> open = List.of();

    private @Nullable Genotype centre;
    private @Nullable Genotype best;
    private double leastLoss = Double.POSITIVE_INFINITY;

    /** From the best of random genotypes. */
    static Descent fromRandom(int starts, boolean wholeNeighbourhood, Proposed proposed, RandomGenerator random) {
        return new Descent(starts, wholeNeighbourhood, proposed, random);
    }

    /** From one that was evaluated. */
    static Descent from(Known start, boolean wholeNeighbourhood, Proposed proposed, RandomGenerator random) {
        Descent descent = new Descent(0, wholeNeighbourhood, proposed, random);
        descent.best = start.genotype();
        descent.leastLoss = start.loss();
        return descent;
    }

    private Descent(int starts, boolean wholeNeighbourhood, Proposed proposed, RandomGenerator random) {
        startsLeft = starts;
        this.wholeNeighbourhood = wholeNeighbourhood;
        this.proposed = proposed;
        this.random = random;
    }

    /** The next to evaluate; empty while it must wait for an answer, and at its end. */
    Optional<Genotype> findNext() {
        Optional<Genotype> next = startsLeft > 0 ? findStart() : findNeighbour();
        next.ifPresent(_ -> waiting++);
        return next;
    }

    private Optional<Genotype> findStart() {
        Optional<Genotype> start = proposed.findFresh();
        startsLeft = start.isPresent() ? startsLeft - 1 : 0;
        return start.or(this::findNeighbour);
    }

    private Optional<Genotype> findNeighbour() {
        moveToBest();
        do {
            while (!open.isEmpty()) {
                Genotype neighbour = open.removeLast();
                if (proposed.add(neighbour)) {
                    return Optional.of(neighbour);
                }
            }
        } while (moveToBest());
        return Optional.empty();
    }

    /** Moves the centre, if it is time to and a better one is known. */
    private boolean moveToBest() {
        boolean atFirstImprovement = centre != null && !wholeNeighbourhood;
        boolean allIsKnown = waiting == 0 && open.isEmpty();
        if (!(atFirstImprovement || allIsKnown) || best == null || Objects.equals(best, centre)) {
            return false;
        }
        centre = best;
        open = new ArrayList<>(Variation.neighbours(best));
        Collections.shuffle(open, random);
        return true;
    }

    /** Tells what became of a genotype that was proposed here; an infinite loss if there is none. */
    void answer(Genotype genotype, double loss) {
        waiting--;
        if (loss < leastLoss) {
            leastLoss = loss;
            best = genotype;
        }
    }

    /** Whether it has ended, if {@link #findNext} has just found none. */
    boolean isOver() {
        return waiting == 0;
    }
}
