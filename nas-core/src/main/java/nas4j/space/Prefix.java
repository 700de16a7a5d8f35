package nas4j.space;

import java.util.Arrays;
import java.util.Objects;

/**
 * Answers to the first decisions of a space, given one after the other. Decisions that do not exist under the answers so
 * far are passed over, and those with one option are answered with it. Mutable; for one thread.
 */
public final class Prefix {
    private final SearchSpace space;
    private final Constraint[][] settledBy;
    private final int[] options;
    /** The decision that is asked; their number if all are answered. */
    private int asked;

    private boolean violated;

    /** Nothing is answered yet. */
    public Prefix(SearchSpace space) {
        this.space = space;
        settledBy = settledBy(space);
        options = new int[space.decisions().size()];
        clear();
    }

    /** For each decision, after a place for none: the constraints over decisions that it is the last to settle. */
    static Constraint[][] settledBy(SearchSpace space) {
        Constraint[][] settledBy = new Constraint[space.decisions().size() + 1][];
        for (int k = 0; k < settledBy.length; k++) {
            int last = k - 1;
            settledBy[k] = space.decisionConstraints().stream()
                    .filter(c ->
                            c.scope().stream().mapToInt(Integer::intValue).max().orElse(-1) == last)
                    .toArray(Constraint[]::new);
        }
        return settledBy;
    }

    /** Takes all answers back. */
    public void clear() {
        asked = -1;
        violated = false;
        settle();
    }

    /** Becomes equal to another prefix of the same space. */
    public void copy(Prefix other) {
        System.arraycopy(other.options, 0, options, 0, options.length);
        asked = other.asked;
        violated = other.violated;
    }

    /** Whether a constraint over decisions is violated, whatever is answered from here on. */
    public boolean isViolated() {
        return violated;
    }

    /** Whether no decision is left that could be answered in more than one way. */
    public boolean isWhole() {
        return asked == options.length;
    }

    /** The place of the decision that is asked. There must be one. */
    public int decision() {
        return Objects.checkIndex(asked, options.length);
    }

    /** The number of its options, at least 2. */
    public int ways() {
        return space.optionCount(decision());
    }

    /** The answer to a decision before the one that is asked; -1 if that decision does not exist. */
    public int option(int answered) {
        return options[Objects.checkIndex(answered, asked)];
    }

    /** Answers the decision that is asked. */
    public void answer(int option) {
        options[decision()] = Objects.checkIndex(option, ways());
        settle();
    }

    /** The genotype that all answers make. */
    public Genotype genotype() {
        Objects.checkIndex(options.length, asked + 1);
        return new Genotype(space, Arrays.copyOf(options, options.length));
    }

    /** Goes from a decision that was answered to the next that is asked. */
    private void settle() {
        boolean isSettled = true;
        while (isSettled) {
            violated |= isViolatedBy(asked);
            asked++;
            isSettled = asked < options.length && answerAlone();
        }
    }

    /** Whether the decision that is asked has no more than one answer, which it then has. */
    private boolean answerAlone() {
        boolean exists = space.activity(asked).test(options);
        if (exists && space.optionCount(asked) > 1) {
            return false;
        }
        options[asked] = exists ? 0 : Genotype.INACTIVE;
        return true;
    }

    private boolean isViolatedBy(int decision) {
        for (Constraint constraint : settledBy[decision + 1]) {
            if (constraint.test().violatedBy(options, Costs.UNKNOWN)) {
                return true;
            }
        }
        return false;
    }
}
