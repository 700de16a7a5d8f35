package nas4j.space.compile;

import nas4j.input.InputException;
import nas4j.input.Where;

/** Ends the writing out of spaces that would never fit in memory. */
final class SiteBudget {
    private static final int MOST_SITES = 500_000;

    private int left = MOST_SITES;

    void spend(Where where) {
        if (--left < 0) {
            throw new InputException(
                    where,
                    "the space is too large: written out it has more than [" + MOST_SITES
                            + "] places\nMaybe a repetition inside a repetition was not meant?");
        }
    }
}
