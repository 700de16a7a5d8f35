package nas4j.search.fidelity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;

/**
 * Successive halving: a number of new genotypes; when all of them are known, the best 1/η go to the next rung, and so on to
 * the top. Jamieson and Talwalkar 2016, figure 1. What failed is not promoted; where any did not, at least one goes on.
 */
final class Bracket {
    private final Ladder ladder;
    private final GenotypeSource source;
    private int rung;
    private int newLeft;
    /** Promoted and not yet proposed at this rung, the last one next. */
    private List<Genotype> open = new ArrayList<>();
    /** Loss of each that was proposed at this rung, in that order; not a number while it is not known. */
    private final Map<Genotype, Double> losses = new LinkedHashMap<>();

    private int waiting;

    Bracket(Ladder ladder, GenotypeSource source, BracketSize size) {
        this.ladder = ladder;
        this.source = source;
        rung = size.rung();
        newLeft = size.genotypes();
    }

    /** The next to evaluate; empty while it must wait for an answer, and at its end. */
    Optional<Suggestion> findNext() {
        if (isRungDone() && rung < ladder.top()) {
            climb();
        }
        Optional<Genotype> next = newLeft > 0 ? findNew() : findOpen();
        return next.map(this::propose);
    }

    private Optional<Genotype> findNew() {
        Optional<Genotype> found = source.findNew(rung);
        newLeft = found.isPresent() ? newLeft - 1 : 0;
        return found;
    }

    private Optional<Genotype> findOpen() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.removeLast());
    }

    private Suggestion propose(Genotype genotype) {
        losses.put(genotype, Double.NaN);
        waiting++;
        source.proposed(genotype, rung);
        return new Suggestion(genotype, ladder.share(rung));
    }

    private boolean isRungDone() {
        return newLeft == 0 && open.isEmpty() && waiting == 0;
    }

    private void climb() {
        long promoted = Math.max(1, losses.size() / ladder.eta());
        List<Genotype> best = losses.entrySet().stream()
                .filter(entry -> Double.isFinite(entry.getValue()))
                .sorted(Comparator.comparingDouble(Map.Entry::getValue))
                .limit(promoted)
                .map(Map.Entry::getKey)
                .toList();
        open = new ArrayList<>(best.reversed());
        losses.clear();
        rung = best.isEmpty() ? ladder.top() : rung + 1;
    }

    /** Tells what became of a genotype that it proposed last; an infinite loss if it failed. */
    void answer(Genotype genotype, double loss) {
        losses.put(genotype, loss);
        waiting--;
        source.observed(genotype, rung, loss);
    }

    /** Whether it has ended, if {@link #findNext} has just found none. */
    boolean isOver() {
        return isRungDone();
    }
}
