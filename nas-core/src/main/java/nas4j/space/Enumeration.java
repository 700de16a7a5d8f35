package nas4j.space;

import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/** Walks through all genotypes in order, leaving out branches that a constraint over decisions has closed. */
final class Enumeration extends AbstractSpliterator<Genotype> {
    private final SearchSpace space;
    private final int[] options;
    private final Constraint[][] settledBy;
    private boolean started;

    Enumeration(SearchSpace space) {
        super(Long.MAX_VALUE, ORDERED | DISTINCT | NONNULL | IMMUTABLE);
        this.space = space;
        options = new int[space.decisions().size()];
        settledBy = Prefix.settledBy(space);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Genotype> action) {
        boolean found = advance();
        if (found) {
            action.accept(new Genotype(space, options.clone()));
        }
        return found;
    }

    /** Moves to the next genotype: forward over first options, back where there is no further one. */
    private boolean advance() {
        if (!started && violated(-1)) {
            return false;
        }
        int decision = started ? options.length - 1 : 0;
        boolean entering = !started;
        started = true;
        while (decision >= 0 && decision < options.length) {
            if (entering ? enter(decision) : step(decision)) {
                entering = !violated(decision);
                decision += entering ? 1 : 0;
            } else {
                entering = false;
                decision--;
            }
        }
        return decision == options.length;
    }

    private boolean enter(int decision) {
        options[decision] = space.activity(decision).test(options) ? 0 : Genotype.INACTIVE;
        return true;
    }

    private boolean step(int decision) {
        boolean further = options[decision] != Genotype.INACTIVE && options[decision] + 1 < space.optionCount(decision);
        options[decision] += further ? 1 : 0;
        return further;
    }

    private boolean violated(int decision) {
        for (Constraint constraint : settledBy[decision + 1]) {
            if (constraint.test().violatedBy(options, Costs.UNKNOWN)) {
                return true;
            }
        }
        return false;
    }
}
