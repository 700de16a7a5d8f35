package nas4j.experiments.predict;

import nas4j.input.InputException;
import nas4j.predictors.job.KnownRows;

/**
 * Networks of another space, of which much is known.
 *
 * @param question what is read of their file
 * @param rows how many are learnt from
 */
public record BaseFamily(CsvQuestion question, int rows) {
    /** Rows that are learnt from if nothing else is said. */
    public static final int ROWS = 2_000;

    private static final long SEED = 0;

    /**
     * Rows of the file, always the same.
     *
     * @throws InputException if it cannot be read or has fewer
     */
    public KnownRows read() {
        KnownRows known = CsvRows.read(question).known();
        if (rows < 2 || rows > known.size()) {
            throw new InputException(
                    question.place("rows"),
                    "found [" + rows + "] rows to learn the base from, accepted: 2 to " + known.size());
        }
        return known.drawn(rows, SEED);
    }
}
