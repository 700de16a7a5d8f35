package nas4j.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nas4j.space.Genotype;

/**
 * What a searcher wants evaluated.
 *
 * @param share of the full budget that the evaluation may spend, above 0 to 1: its fidelity
 */
public record Suggestion(Genotype genotype, double share) {
    public Suggestion {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share of the budget [" + share + "] is not above 0 to 1");
        }
    }

    /** At the full budget. */
    public static Suggestion full(Genotype genotype) {
        return new Suggestion(genotype, 1);
    }

    /**
     * As many at the full budget as are asked for, or fewer where there is no next one: what a searcher answers that
     * thinks of one at a time.
     *
     * @param count at least 1
     */
    public static List<Suggestion> upTo(int count, Supplier<Optional<Genotype>> next) {
        return gather(count, () -> next.get().map(Suggestion::full));
    }

    /**
     * As many as are asked for, or fewer where there is no next one, each at its own share.
     *
     * @param count at least 1
     */
    public static List<Suggestion> gather(int count, Supplier<Optional<Suggestion>> next) {
        if (count < 1) {
            throw new IllegalArgumentException("found [" + count + "] suggestions to make, accepted: 1 or more");
        }
        List<Suggestion> suggestions = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            Optional<Suggestion> suggestion = next.get();
            if (suggestion.isEmpty()) {
                break;
            }
            suggestions.add(suggestion.get());
        }
        return suggestions;
    }
}
