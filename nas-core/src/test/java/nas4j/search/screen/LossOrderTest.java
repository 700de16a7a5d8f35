package nas4j.search.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossOrderTest {
    @Test
    void oneLossIsSortedAndEqualOnesKeepTheirPlaces() {
        assertThat(LossOrder.of(List.of(List.of(3.0), List.of(1.0), List.of(2.0), List.of(1.0))))
                .containsExactly(1, 3, 2, 0);
    }

    /** The front is (1, 4), (2, 2), (4, 1); of it the one in the middle is worse than the fewest. */
    @Test
    void ofSeveralLossesTheFrontComesFirst() {
        List<List<Double>> losses =
                List.of(List.of(3.0, 3.0), List.of(1.0, 4.0), List.of(2.0, 2.0), List.of(4.0, 1.0), List.of(5.0, 5.0));
        assertThat(LossOrder.of(losses)).containsExactly(2, 1, 3, 0, 4);
    }

    @Test
    void whatCannotBeEvaluatedComesLast() {
        assertThat(LossOrder.of(List.of(List.of(Double.POSITIVE_INFINITY, 1.0), List.of(5.0, 2.0))))
                .contains(0, 1);
        assertThat(LossOrder.of(List.of(List.of(Double.POSITIVE_INFINITY), List.of(5.0))))
                .containsExactly(1, 0);
    }
}
