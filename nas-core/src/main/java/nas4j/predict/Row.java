package nas4j.predict;

import java.util.List;
import nas4j.space.Genotype;

/**
 * What a result is predicted of: a network, and what else is known about it.
 *
 * @param columns numbers such as zero-cost scores, as many and in the same order in all rows; often none
 */
public record Row(Genotype genotype, List<Double> columns) {
    public Row {
        columns = List.copyOf(columns);
    }

    /** A network of which nothing else is known. */
    public static Row of(Genotype genotype) {
        return new Row(genotype, List.of());
    }

    /** Networks of which nothing else is known, in their order. */
    public static List<Row> of(List<Genotype> genotypes) {
        return genotypes.stream().map(Row::of).toList();
    }
}
