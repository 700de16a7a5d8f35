package nas4j.space.encode;

import java.util.List;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * A column for each decision: the place of its option among all of them, 0 for the first to 1 for the last; 0.5 if there is
 * one, {@value #ABSENT} where the decision does not exist.
 */
public final class UnitVector implements Encoding {
    /** Stands for a decision that does not exist. */
    public static final double ABSENT = -1;

    private final SearchSpace space;
    private final List<String> columns;

    private UnitVector(SearchSpace space) {
        this.space = space;
        columns = space.decisions().stream().map(Decision::path).toList();
    }

    /** The encoding of a space's genotypes. */
    public static UnitVector of(SearchSpace space) {
        return new UnitVector(space);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public double[] encode(Genotype genotype) {
        double[] vector = new double[columns.size()];
        for (int k = 0; k < vector.length; k++) {
            int last = space.decisions().get(k).options() - 1;
            vector[k] = !genotype.isActive(k) ? ABSENT : last == 0 ? 0.5 : (double) genotype.option(k) / last;
        }
        return vector;
    }

    /**
     * The genotype whose vector is nearest: each decision that exists takes the option nearest to its number, taken into 0
     * to 1. It need not satisfy the space's constraints.
     *
     * @throws IllegalArgumentException if the vector does not have a number for each decision
     */
    public Genotype decode(double[] vector) {
        if (vector.length != columns.size()) {
            throw new IllegalArgumentException(
                    "found [" + vector.length + "] numbers, the space has " + columns.size() + " decisions");
        }
        int[] options = new int[vector.length];
        for (int k = 0; k < options.length; k++) {
            int last = space.decisions().get(k).options() - 1;
            options[k] = (int) Math.rint(Math.clamp(vector[k], 0, 1) * last);
        }
        return space.genotype(options);
    }
}
