package nas4j.search.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import org.junit.jupiter.api.Test;

class BracketTest {
    private final Ladder ladder = Ladder.of(2, 0.25);
    private final SearchProblem problem = new SearchProblem(TinySpace.large(), 1, 100, 1);
    private final Bracket bracket = new Bracket(ladder, new RandomSource(problem), new BracketSize(0, 8));

    private List<Suggestion> all() {
        List<Suggestion> all = new ArrayList<>();
        for (Optional<Suggestion> next = bracket.findNext(); next.isPresent(); next = bracket.findNext()) {
            all.add(next.get());
        }
        return all;
    }

    private void answer(List<Suggestion> told, ToDoubleFunction<Genotype> loss) {
        told.forEach(suggestion -> bracket.answer(suggestion.genotype(), loss.applyAsDouble(suggestion.genotype())));
    }

    @Test
    void theBetterHalfGoesOnUntilTheTop() {
        List<Suggestion> first = all();
        assertThat(first).hasSize(8).allMatch(suggestion -> suggestion.share() == 0.25);
        List<Genotype> best = first.stream().map(Suggestion::genotype).toList().subList(3, 7);
        ToDoubleFunction<Genotype> loss = genotype -> best.contains(genotype) ? best.indexOf(genotype) : 10;
        List<Suggestion> shuffled = new ArrayList<>(first);
        Collections.shuffle(shuffled, Seeds.generator(1));
        answer(shuffled, loss);

        List<Suggestion> second = all();
        assertThat(second.stream().map(Suggestion::genotype)).isEqualTo(best);
        assertThat(second).allMatch(suggestion -> suggestion.share() == 0.5);
        answer(second, loss);
        List<Suggestion> third = all();
        assertThat(third).containsExactly(new Suggestion(best.get(0), 1), new Suggestion(best.get(1), 1));
        assertThat(bracket.isOver()).isFalse();
        answer(third, loss);
        assertThat(all()).isEmpty();
        assertThat(bracket.isOver()).isTrue();
    }

    @Test
    void waitsForAllOfARung() {
        List<Suggestion> first = all();
        answer(first.subList(0, 7), _ -> 1);
        assertThat(all()).isEmpty();
        answer(first.subList(7, 8), _ -> 0);
        assertThat(all())
                .hasSize(4)
                .first()
                .isEqualTo(new Suggestion(first.get(7).genotype(), 0.5));
    }

    @Test
    void whereAllFailItIsOver() {
        answer(all(), _ -> Double.POSITIVE_INFINITY);
        assertThat(all()).isEmpty();
        assertThat(bracket.isOver()).isTrue();
    }

    @Test
    void theOnlyOneThatDoesNotFailGoesOn() {
        List<Suggestion> first = all();
        Genotype only = first.get(5).genotype();
        answer(first, genotype -> genotype.equals(only) ? 1 : Double.POSITIVE_INFINITY);
        assertThat(all()).containsExactly(new Suggestion(only, 0.5));
    }
}
