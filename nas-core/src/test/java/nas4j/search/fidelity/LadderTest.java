package nas4j.search.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {
    @Test
    void sharesGrowByEtaUpToOne() {
        assertThat(Ladder.of(2, 0.125).shares()).containsExactly(0.125, 0.25, 0.5, 1.0);
        assertThat(Ladder.of(3, 1).shares()).containsExactly(1.0);
    }

    @Test
    void aShareTooNearToOneIsLeftOut() {
        assertThat(Ladder.of(3, 0.06).shares()).hasSize(4).startsWith(0.06);
        assertThat(Ladder.of(3, 0.0671).shares()).hasSize(3).endsWith(1.0);
    }

    @Test
    void costCountsThePartOfThePromotions() {
        assertThat(Ladder.of(2, 0.25).costOfOne()).isEqualTo(0.25 + 0.5 / 2 + 1.0 / 4, within(1e-12));
    }

    @Test
    void aShareThatIsNoneOfItsOwnIsRefused() {
        assertThat(Ladder.of(2, 0.25).rung(0.5)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ladder.of(2, 0.25).rung(0.3))
                .withMessageContaining("[0.3]");
    }

    /** The example of the paper, table 1: R = 81, η = 3. */
    @Test
    void hyperbandsBracketsAreThoseOfThePaper() {
        Ladder ladder = new Ladder(3, List.of(1.0 / 81, 3.0 / 81, 9.0 / 81, 27.0 / 81, 1.0));
        assertThat(BracketSize.hyperband(ladder))
                .containsExactly(
                        new BracketSize(0, 81),
                        new BracketSize(1, 34),
                        new BracketSize(2, 15),
                        new BracketSize(3, 8),
                        new BracketSize(4, 5));
    }

    @Test
    void anAffordableBracketSpendsTheBudget() {
        Ladder ladder = Ladder.of(2, 0.25);
        assertThat(BracketSize.affordable(ladder, 75)).isEqualTo(new BracketSize(0, 100));
        assertThat(BracketSize.affordable(ladder, 1)).isEqualTo(new BracketSize(0, 4));
    }
}
