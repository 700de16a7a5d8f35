package nas4j.search.mcts;

import java.util.List;
import nas4j.space.Decision;
import nas4j.space.SearchSpace;

/**
 * The questions of a space, whichever answers lead to them, and a place for each answer. A decision with k options that is
 * bisected has k − 1 questions of two answers, one for each place where its options can be parted; another one has a single
 * question of k answers.
 */
final class Questions {
    private final SearchSpace space;
    private final boolean[] bisected;
    private final int[] first;

    Questions(SearchSpace space, boolean bisection) {
        this.space = space;
        List<Decision> decisions = space.decisions();
        bisected = new boolean[decisions.size()];
        first = new int[decisions.size() + 1];
        for (int k = 0; k < decisions.size(); k++) {
            Decision decision = decisions.get(k);
            bisected[k] = bisection && decision.ordered();
            int answers = bisected[k] ? 2 * (decision.options() - 1) : decision.options();
            first[k + 1] = Math.addExact(first[k], answers);
        }
    }

    SearchSpace space() {
        return space;
    }

    boolean isBisected(int decision) {
        return bisected[decision];
    }

    /** The number of places. */
    int answers() {
        return first[first.length - 1];
    }

    /** The place of the first answer to a question, of one that parts a range before the option {@code middle}. */
    int place(int decision, int middle) {
        return first[decision] + (bisected[decision] ? 2 * (middle - 1) : 0);
    }
}
