package nas4j.search.mcts;

import nas4j.space.Genotype;
import nas4j.space.Prefix;

/**
 * Goes through the questions that make a genotype, from the first. A decision without an order is one question. One with an
 * order is a question for each step of bisection: whether its option is in the lower or the upper half of a range, until one
 * is left. Mutable; for one thread.
 */
final class Walk {
    private final Questions questions;
    private final Prefix prefix;
    private int low;
    private int high;

    Walk(Questions questions) {
        this.questions = questions;
        prefix = new Prefix(questions.space());
        begin();
    }

    /** Goes back to the first question. */
    void begin() {
        prefix.clear();
        openRange();
    }

    /** Goes to where another walk is. */
    void goTo(Walk other) {
        prefix.copy(other.prefix);
        low = other.low;
        high = other.high;
    }

    private void openRange() {
        low = 0;
        high = prefix.isWhole() ? 0 : prefix.ways();
    }

    boolean isOver() {
        return prefix.isWhole();
    }

    /** Whether no genotype that begins like this satisfies the constraints over decisions. */
    boolean isClosed() {
        return prefix.isViolated();
    }

    /** The number of answers to the question; 0 if there is no question, or no genotype to find behind it. */
    int ways() {
        if (isOver() || isClosed()) {
            return 0;
        }
        return questions.isBisected(prefix.decision()) ? 2 : high;
    }

    /** The place of the question's first answer among all answers that there are, see {@link Questions}. */
    int place() {
        return questions.place(prefix.decision(), middle());
    }

    private int middle() {
        return (low + high) >>> 1;
    }

    void answer(int way) {
        if (!questions.isBisected(prefix.decision())) {
            prefix.answer(way);
            openRange();
            return;
        }
        int middle = middle();
        if (way == 0) {
            high = middle;
        } else {
            low = middle;
        }
        if (high - low == 1) {
            prefix.answer(low);
            openRange();
        }
    }

    /** Answers as the genotype does; gives the number of the answer. */
    int follow(Genotype genotype) {
        int option = genotype.option(prefix.decision());
        int way = questions.isBisected(prefix.decision()) ? (option < middle() ? 0 : 1) : option;
        answer(way);
        return way;
    }

    Genotype genotype() {
        return prefix.genotype();
    }
}
