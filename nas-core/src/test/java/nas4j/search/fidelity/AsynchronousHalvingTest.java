package nas4j.search.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nas4j.contract.SearcherContract;
import nas4j.contract.TinySpace;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class AsynchronousHalvingTest implements SearcherContract {
    @Override
    public SearcherProvider provider() {
        return new AshaProvider();
    }

    /** Not what is good, but which is. */
    @Override
    public boolean learns() {
        return false;
    }

    @Override
    public long mostBytesPerTrial() {
        return 400;
    }

    private static BlackBoxSearcher asha(SearchSpace space) {
        return new AsynchronousHalving(new SearchProblem(space, 1, 100, 1), Ladder.of(3, 0.1));
    }

    private static void tell(BlackBoxSearcher searcher, Suggestion suggestion) {
        double loss = Math.floorMod(suggestion.genotype().hash(), 1_000) / (1 + suggestion.share());
        searcher.observe(new Observation(suggestion, List.of(loss)));
    }

    private static List<Suggestion> withOneWorker(int trials) {
        BlackBoxSearcher searcher = asha(TinySpace.cellOfFive());
        List<Suggestion> all = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            Suggestion next = searcher.suggest(1).getFirst();
            all.add(next);
            tell(searcher, next);
        }
        return all;
    }

    /** Four in flight, told of in the order in which one worker would have been. */
    @Test
    void workersChangeNoPromotionIfTheOrderOfArrivalsIsTheSame() {
        List<Suggestion> expected = withOneWorker(400);
        BlackBoxSearcher searcher = asha(expected.getFirst().genotype().space());
        Set<Suggestion> inFlight = new LinkedHashSet<>(searcher.suggest(4));
        Set<Suggestion> promoted = new LinkedHashSet<>();
        for (Suggestion arriving : expected) {
            assertThat(inFlight.remove(arriving))
                    .as("%s was suggested", arriving)
                    .isTrue();
            tell(searcher, arriving);
            Suggestion next = searcher.suggest(1).getFirst();
            inFlight.add(next);
            if (next.share() > 0.1) {
                promoted.add(next);
            }
        }
        promoted.removeAll(inFlight);
        assertThat(promoted)
                .containsExactlyElementsOf(expected.stream()
                        .filter(suggestion -> suggestion.share() > 0.1)
                        .toList());
    }

    /** Some more than one of three: what was among the best third once need not stay there. */
    @Test
    void aboutOneOfThreeIsPromotedAtEachRung() {
        List<Suggestion> all = withOneWorker(400);
        List<Double> shares =
                all.stream().map(Suggestion::share).distinct().sorted().toList();
        for (int rung = 1; rung < shares.size(); rung++) {
            double share = shares.get(rung);
            double below = shares.get(rung - 1);
            long here = all.stream().filter(one -> one.share() == share).count();
            long known = all.stream().filter(one -> one.share() == below).count();
            assertThat(here).isBetween(known / 3 - 1, known / 3 + Math.round(2 * Math.sqrt((double) known)));
        }
    }

    @Test
    void inASpaceThatIsExhaustedAllArePromotedToTheTop() {
        SearchSpace space = TinySpace.conditional();
        BlackBoxSearcher searcher = asha(space);
        Set<Genotype> full = new LinkedHashSet<>();
        for (List<Suggestion> next = searcher.suggest(1); !next.isEmpty(); next = searcher.suggest(1)) {
            tell(searcher, next.getFirst());
            if (next.getFirst().share() == 1) {
                full.add(next.getFirst().genotype());
            }
        }
        assertThat(full).hasSize(29);
    }
}
