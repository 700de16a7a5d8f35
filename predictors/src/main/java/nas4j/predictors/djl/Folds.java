package nas4j.predictors.djl;

import java.util.List;

/** Which rows each member does not learn from, so that an error on rows it has not seen is known. Immutable. */
final class Folds {
    private static final int LEAST_ROWS = 10;
    private static final int FOLDS = 5;

    private final List<Integer> folds;

    private Folds(List<Integer> folds) {
        this.folds = folds;
    }

    /**
     * A fifth of the rows for each member, another one as long as there are; none if there are less than 10 rows.
     *
     * @param order all rows in any order
     */
    static Folds of(List<Integer> order) {
        Integer[] folds = new Integer[order.size()];
        for (int k = 0; k < folds.length; k++) {
            folds[order.get(k)] = folds.length < LEAST_ROWS ? -1 : k % FOLDS;
        }
        return new Folds(List.of(folds));
    }

    /** Whether a member does not learn from a row. */
    boolean holdsOut(int member, int row) {
        return folds.get(row) == member % FOLDS;
    }
}
