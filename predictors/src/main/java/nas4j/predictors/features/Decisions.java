package nas4j.predictors.features;

import java.util.ArrayList;
import java.util.List;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * The answers of a genotype as whole numbers, one for each coordinate: a decision's option, or for a decision that chooses
 * a subset, whether each item is a member; −1 where the decision does not exist. Immutable.
 */
public final class Decisions {
    /** Of a decision's distance, that any other option is away; the rest grows with the steps between ordered ones. */
    private static final double NOMINAL_SHARE = 0.5;

    private final List<Coordinate> coordinates;

    private Decisions(List<Coordinate> coordinates) {
        this.coordinates = List.copyOf(coordinates);
    }

    /**
     * How far apart two numbers of a coordinate are: nothing if they are equal, else {@code jump} and {@code step} for each
     * that they differ by.
     *
     * @param decision whose answer it is
     * @param item of a subset; -1 where the whole answer is meant
     */
    public record Coordinate(int decision, int item, double jump, double step) {}

    /** The coordinates of a space's decisions. */
    public static Decisions of(SearchSpace space) {
        List<Coordinate> coordinates = new ArrayList<>();
        for (int k = 0; k < space.decisions().size(); k++) {
            Decision decision = space.decisions().get(k);
            if (decision.options() == 1 && space.isAlwaysActive(k)) {
                continue;
            }
            if (decision instanceof Decision.SubsetOf subset) {
                double jump =
                        0.5 / Math.min(subset.size(), Math.max(1, subset.items().size() - subset.size()));
                for (int item = 0; item < subset.items().size(); item++) {
                    coordinates.add(new Coordinate(k, item, jump, 0));
                }
            } else if (decision.ordered() && decision.options() > 2) {
                double step = (1 - NOMINAL_SHARE) / (decision.options() - 1);
                coordinates.add(new Coordinate(k, -1, NOMINAL_SHARE, step));
            } else {
                coordinates.add(new Coordinate(k, -1, 1, 0));
            }
        }
        return new Decisions(coordinates);
    }

    public List<Coordinate> coordinates() {
        return coordinates;
    }

    /** A number for each coordinate. */
    public int[] of(Genotype genotype) {
        int[] numbers = new int[coordinates.size()];
        for (int c = 0; c < numbers.length; c++) {
            Coordinate coordinate = coordinates.get(c);
            int option = genotype.option(coordinate.decision());
            if (coordinate.item() >= 0
                    && option >= 0
                    && genotype.space().decisions().get(coordinate.decision()) instanceof Decision.SubsetOf subset) {
                option = subset.members(option).contains(coordinate.item()) ? 1 : 0;
            }
            numbers[c] = option;
        }
        return numbers;
    }
}
