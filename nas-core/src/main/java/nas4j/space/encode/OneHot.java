package nas4j.space.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * A column for each option of each decision: 1 where it is chosen, else 0. All columns of a decision that does not exist
 * are 0. Two kinds of decision differ: one that chooses a subset has a column for each item, 1 where it is a member, and
 * one with more than {@value #MOST_OPTIONS} options has one column, from just above 0 for its first option to 1 for its
 * last.
 */
public final class OneHot implements Encoding {
    private static final int MOST_OPTIONS = 64;

    private final List<String> columns;
    private final List<Slot> slots;

    private OneHot(List<String> columns, List<Slot> slots) {
        this.columns = List.copyOf(columns);
        this.slots = List.copyOf(slots);
    }

    /** The encoding of a space's genotypes. */
    public static OneHot of(SearchSpace space) {
        List<String> columns = new ArrayList<>();
        List<Slot> slots = new ArrayList<>();
        for (Decision decision : space.decisions()) {
            slots.add(new Slot(decision, columns.size()));
            switch (decision) {
                case Decision.SubsetOf subset ->
                    subset.items().forEach(item -> columns.add(decision.path() + "+" + item));
                case Decision.OneOf _, Decision.IntRange _, Decision.FloatRange _ -> {
                    if (isWide(decision)) {
                        columns.add(decision.path());
                    } else {
                        IntStream.range(0, decision.options())
                                .forEach(option -> columns.add(decision.path() + "=" + decision.label(option)));
                    }
                }
            }
        }
        return new OneHot(columns, slots);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public double[] encode(Genotype genotype) {
        double[] vector = new double[columns.size()];
        for (int k = 0; k < slots.size(); k++) {
            if (genotype.isActive(k)) {
                slots.get(k).write(genotype.option(k), vector);
            }
        }
        return vector;
    }

    private static boolean isWide(Decision decision) {
        return decision.options() > MOST_OPTIONS;
    }

    /** A decision and its first column. */
    private record Slot(Decision decision, int column) {
        void write(int option, double[] vector) {
            if (decision instanceof Decision.SubsetOf subset) {
                subset.members(option).forEach(member -> vector[column + member] = 1);
            } else if (isWide(decision)) {
                vector[column] = (option + 1.0) / decision.options();
            } else {
                vector[column + option] = 1;
            }
        }
    }
}
