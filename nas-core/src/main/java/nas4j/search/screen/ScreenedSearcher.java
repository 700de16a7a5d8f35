package nas4j.search.screen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.KnownLosses;
import nas4j.search.Observation;
import nas4j.search.Suggestion;

/**
 * Suggests the most promising of what another searcher suggests. Of each group of suggestions some are handed on, in the
 * order in which they were suggested; the others are withdrawn. What is known to break a constraint is handed on as well: it
 * costs nothing, and the searcher is to be told. While the screen cannot tell yet, everything is.
 */
public final class ScreenedSearcher implements BlackBoxSearcher {
    private final BlackBoxSearcher searcher;
    private final Screen screen;
    private final Keep keep;
    private final KnownLosses known;
    private final Deque<Suggestion> next = new ArrayDeque<>();
    private long looked;
    private long left;

    /** One that has suggested nothing yet, around a searcher that has not either. */
    public ScreenedSearcher(BlackBoxSearcher searcher, Screen screen, Keep keep, KnownLosses known) {
        this.searcher = searcher;
        this.screen = screen;
        this.keep = keep;
        this.known = known;
    }

    /** How many suggestions were looked at. */
    public long looked() {
        return looked;
    }

    /** How many of those were left out. */
    public long leftOut() {
        return left;
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.gather(count, this::findNext);
    }

    private Optional<Suggestion> findNext() {
        if (next.isEmpty()) {
            List<Suggestion> group = searcher.suggest(screen.isReady() ? keep.of() : 1);
            next.addAll(group.size() > 1 ? best(group) : group);
        }
        return Optional.ofNullable(next.poll());
    }

    private List<Suggestion> best(List<Suggestion> group) {
        List<Suggestion> open = group.stream()
                .filter(each -> known.of(each.genotype(), 0) != Double.POSITIVE_INFINITY)
                .toList();
        int kept = Math.min(open.size(), keep.kept());
        Set<Suggestion> chosen = chosen(open, kept);
        looked += open.size();
        left += open.size() - kept;
        List<Suggestion> handedOn = new ArrayList<>();
        for (Suggestion each : group) {
            if (chosen.contains(each) || !open.contains(each)) {
                handedOn.add(each);
            } else {
                searcher.withdraw(each);
            }
        }
        return handedOn;
    }

    private Set<Suggestion> chosen(List<Suggestion> open, int kept) {
        List<Integer> order =
                screen.order(open.stream().map(Suggestion::genotype).toList());
        return new HashSet<>(IntStream.range(0, kept)
                .mapToObj(place -> open.get(order.get(place)))
                .toList());
    }

    @Override
    public void observe(Observation observation) {
        screen.observe(observation);
        searcher.observe(observation);
    }

    @Override
    public void withdraw(Suggestion suggestion) {
        searcher.withdraw(suggestion);
    }
}
