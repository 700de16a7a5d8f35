package nas4j.search;

import java.util.List;
import java.util.Optional;
import nas4j.plugin.Plugin;

/**
 * Describes a strategy of search; found by its name. How a search of that kind works is what the interfaces beneath it
 * say: one that is told of trials is a {@link SearcherProvider}. Thread-safe.
 */
public interface StrategyProvider extends Plugin {

    /** One sentence that says what it does. */
    String summary();

    /** One sentence that says when to take it rather than another. */
    String whenToUse();

    /** Authors, year and title of what it follows, such as {@code Real et al. 2019, "Regularized evolution …"}. */
    String paper();

    /** The settings it takes, in the order they are explained. */
    List<Setting> settings();

    /** How many losses it can use, from 1; of more objectives, it is given one loss that combines them. */
    int mostObjectives();

    /** How many losses it needs at least. */
    default int leastObjectives() {
        return 1;
    }

    /** Whether it begins at a genotype that can be given. */
    default boolean beginsAtGiven() {
        return false;
    }

    /** How far from the best a network may be that it hands back, as others count more; empty if the best is wanted. */
    default Optional<Tolerance> tolerance(Settings settings) {
        return Optional.empty();
    }

    /** How many descriptors it needs at least; 0 if it uses none. */
    default int leastDescriptors() {
        return 0;
    }

    /** How many descriptors it can use; none is accepted where it is 0. */
    default int mostDescriptors() {
        return 0;
    }

    /** Whether it has genotypes evaluated at a part of the budget first. */
    default boolean usesPartOfTheBudget() {
        return false;
    }

    /** Shares of the full budget that it asks for with these settings, ascending; the last is 1. */
    default List<Double> shares(Settings settings) {
        return List.of(1.0);
    }

    /**
     * Whether it looks at the order of losses alone: any strictly increasing transform of a loss that evaluations alone
     * tell leaves every suggestion as it was.
     */
    default boolean usesRanksAlone() {
        return false;
    }
}
