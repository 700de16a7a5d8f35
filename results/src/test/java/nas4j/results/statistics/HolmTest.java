package nas4j.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HolmTest {

    @Test
    void multipliesTheSmallestByHowManyThereAre() {
        assertThat(Holm.adjust(List.of(0.01, 0.04, 0.03, 0.5))).containsExactly(0.04, 0.09, 0.09, 0.5);
    }

    @Test
    void staysWithinOneAndInOrder() {
        assertThat(Holm.adjust(List.of(0.9, 0.6, 0.7))).containsExactly(1.0, 1.0, 1.0);
        assertThat(Holm.adjust(List.of())).isEmpty();
        assertThat(Holm.adjust(List.of(0.2))).containsExactly(0.2);
    }
}
