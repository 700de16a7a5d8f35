package nas4j.predictors.job;

import java.util.List;
import nas4j.predict.Row;
import nas4j.space.SearchSpace;

/**
 * Rows whose values are known.
 *
 * @param space of all rows
 * @param values finite, one for each row
 * @param groups rows of one group are never learnt from and scored in one split; one for each row
 */
public record KnownRows(SearchSpace space, List<Row> rows, List<Double> values, List<String> groups) {
    public KnownRows {
        rows = List.copyOf(rows);
        values = List.copyOf(values);
        groups = List.copyOf(groups);
        if (rows.size() != values.size() || rows.size() != groups.size()) {
            throw new IllegalArgumentException("found [" + rows.size() + "] rows, [" + values.size() + "] values and ["
                    + groups.size() + "] groups, accepted: as many of each");
        }
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    /** Some of the rows, in this order. */
    KnownRows at(List<Integer> places) {
        return new KnownRows(
                space,
                places.stream().map(rows::get).toList(),
                places.stream().map(values::get).toList(),
                places.stream().map(groups::get).toList());
    }

    /**
     * Some of the rows, drawn by a seed; fewer are the first of more.
     *
     * @param count up to the number of rows
     */
    public KnownRows drawn(int count, long seed) {
        return at(Split.drawn(size(), count, seed));
    }

    /** The same with a column for each source behind those of the rows. */
    public KnownRows with(List<LearntSource> sources) {
        return new KnownRows(space, LearntSource.columns(rows, sources), values, groups);
    }
}
