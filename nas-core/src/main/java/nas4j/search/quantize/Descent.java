package nas4j.search.quantize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.space.Genotype;
import org.jspecify.annotations.Nullable;

/** The way from one genotype to fewer and fewer bits. For one thread. */
final class Descent {
    private final Precisions precisions;
    private final ToDoubleFunction<Observation> cost;
    private final Proposed proposed;
    private final RandomGenerator random;
    private final Deque<Genotype> open = new ArrayDeque<>();
    private final List<Observation> answers = new ArrayList<>();
    private @Nullable Observation centre;
    /** Given here and not told of yet. */
    private int waiting;

    /**
     * At its beginning.
     *
     * @param start noted as proposed
     * @param cost of a network that was told of; NaN if it has none
     */
    Descent(
            Genotype start,
            Precisions precisions,
            ToDoubleFunction<Observation> cost,
            Proposed proposed,
            RandomGenerator random) {
        this.precisions = precisions;
        this.cost = cost;
        this.proposed = proposed;
        this.random = random;
        open.add(start);
    }

    /**
     * The next to evaluate; empty while it must wait for an answer, and at its end.
     *
     * @param left evaluations that are left; if there are none, it goes on as if there were enough
     */
    Optional<Genotype> findNext(long left) {
        if (open.isEmpty() && waiting == 0) {
            beginRound(left);
        }
        Optional<Genotype> next = Optional.ofNullable(open.poll());
        next.ifPresent(_ -> waiting++);
        return next;
    }

    private void beginRound(long left) {
        Optional<Observation> best = findBest();
        answers.clear();
        if (best.isEmpty()) {
            return;
        }
        centre = best.get();
        List<Genotype> lowered =
                new ArrayList<>(precisions.lowered(centre.suggestion().genotype()));
        lowered.removeIf(proposed::contains);
        if (left > 0 && lowered.size() > left) {
            Collections.shuffle(lowered, random);
            lowered.subList((int) left, lowered.size()).clear();
        }
        lowered.stream().filter(proposed::add).forEach(open::add);
    }

    /** Of what has losses, that which lost least for what it saved; where nothing has, what is nearest to the limits. */
    private Optional<Observation> findBest() {
        Observation from = centre;
        if (from != null && from.isComplete()) {
            return answers.stream()
                    .filter(answer -> answer.isComplete() && saved(from, answer) > 0)
                    .min(Comparator.comparingDouble(answer -> lost(from, answer) / saved(from, answer)));
        }
        return answers.stream()
                .filter(Observation::isComplete)
                .min(Comparator.comparingDouble(answer -> answer.losses().getFirst()))
                .or(() -> answers.stream()
                        .filter(answer -> Double.isFinite(answer.violation()))
                        .min(Comparator.comparingDouble(Observation::violation)));
    }

    private double saved(Observation from, Observation to) {
        return cost.applyAsDouble(from) - cost.applyAsDouble(to);
    }

    private static double lost(Observation from, Observation to) {
        return to.losses().getFirst() - from.losses().getFirst();
    }

    /** Tells what became of a genotype that was given here. */
    void answer(Observation observation) {
        waiting--;
        answers.add(observation);
    }

    /** Tells that a genotype that was given here was not taken. */
    void withdraw() {
        waiting--;
    }

    /** Whether it has ended, if {@link #findNext} has just found none. */
    boolean isOver() {
        return waiting == 0;
    }
}
