package nas4j.search.gflownet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nas4j.contract.TinySpace;
import nas4j.search.Observation;
import nas4j.search.Suggestion;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Suggestion ANY =
            Suggestion.full(TinySpace.single().enumerate().findFirst().orElseThrow());

    private static Observation told(Double... losses) {
        return new Observation(ANY, List.of(losses));
    }

    private static Observation violating(double violation) {
        return new Observation(ANY, List.of(), List.of(), violation);
    }

    @Test
    void placesFollowTheLossAndTiesAreExact() {
        double next = Math.nextUp(1.0);
        assertThat(Standing.places(List.of(told(next), told(1.0), told(-5.0), told(1.0))))
                .containsExactly(2, 1, 0, 1);
        assertThat(Standing.places(List.of(told(0.0), told(-0.0)))).containsExactly(0, 0);
    }

    @Test
    void whatHasNoLossComesLastByItsViolation() {
        assertThat(Standing.places(List.of(violating(2), told(1e300), violating(1), told(), violating(2))))
                .containsExactly(2, 0, 1, 3, 2);
    }

    @Test
    void whatNoOtherDominatesIsOnTheFront() {
        int[] fronts =
                Standing.fronts(List.of(told(1.0, 3.0), told(2.0, 3.0), violating(1), told(3.0, 1.0), told(1.0, 3.0)));
        assertThat(fronts).containsExactly(0, 1, Integer.MAX_VALUE, 0, 0);
    }

    @Test
    void withoutALossTheLeastViolationIsTheFront() {
        assertThat(Standing.fronts(List.of(violating(2), violating(1), told(), violating(1))))
                .containsExactly(Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 0);
    }
}
