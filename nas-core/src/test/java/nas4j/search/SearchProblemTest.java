package nas4j.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import nas4j.contract.TinySpace;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

/** The records that a search speaks in check themselves. */
class SearchProblemTest {
    private final SearchSpace space = TinySpace.single();
    private final Genotype genotype = space.genotype(0, 0);
    private final SearchProblem problem = new SearchProblem(space, 2, 10, 1);

    @Test
    void eachGeneratorBeginsAnew() {
        assertThat(problem.random().nextLong()).isEqualTo(problem.random().nextLong());
        assertThat(problem.random().nextLong())
                .isNotEqualTo(new SearchProblem(space, 2, 10, 2).random().nextLong());
    }

    @Test
    void lossesMustBeFiniteAndOneForEachObjective() {
        Suggestion suggestion = Suggestion.full(genotype);
        for (double loss : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Observation(suggestion, List.of(1.0, loss)));
        }
        assertThatCode(() -> problem.requireLosses(new Observation(suggestion, List.of())))
                .doesNotThrowAnyException();
        assertThatCode(() -> problem.requireLosses(new Observation(suggestion, List.of(1.0, 2.0))))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem.requireLosses(new Observation(suggestion, List.of(1.0))))
                .withMessage("found [1] losses, the search has 2 objectives");
        assertThat(new Observation(suggestion, List.of(3.0)).loss()).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> new Observation(suggestion, List.of(1.0, 2.0)).loss());
    }

    @Test
    void oneObjectiveIsRequiredWhereASearcherUnderstandsNoMore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem.requireOneObjective("x"))
                .withMessageContaining("found [2] objectives, x takes 1")
                .withMessageContaining("\nMaybe ");
        assertThatIllegalArgumentException().isThrownBy(() -> new SearchProblem(space, 0, 10, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SearchProblem(space, 1, 0, 1));
    }

    @Test
    void aShareIsAboveNothingAndAtMostAll() {
        for (double share : new double[] {0, -1, 1.01, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Suggestion(genotype, share));
        }
        assertThat(Suggestion.full(genotype)).isEqualTo(new Suggestion(genotype, 1));
        assertThat(Suggestion.upTo(3, () -> Optional.of(genotype))).hasSize(3);
        assertThat(Suggestion.upTo(3, Optional::empty)).isEmpty();
    }
}
