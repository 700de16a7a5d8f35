package nas4j.space.compile;

import nas4j.input.InputException;
import nas4j.input.Where;

/** Ends the writing out of spaces that would never fit in memory. */
final class SiteBudget {
    private static final int MOST_SITES = 500_000;
    private static final int MOST_VALUES = 3_000_000;

    private int left = MOST_SITES;
    private int valuesLeft = MOST_VALUES;

    void spend(Where where) {
        if (--left < 0) {
            throw new InputException(
                    where,
                    "the space is too large: written out it has more than [" + MOST_SITES
                            + "] places\nMaybe a repetition inside a repetition was not meant?");
        }
    }

    /** Counts one operation or name of an expression. */
    void spendValue(Where where) {
        if (--valuesLeft < 0) {
            throw new InputException(
                    where,
                    "the space is too large: written out its values have more than [" + MOST_VALUES
                            + "] terms\nMaybe named values that use each other twice were not meant?");
        }
    }
}
