package nas4j.hardware.transfer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Test;

class MaxMinTest {
    private static final NumberTable LINE = NumberTable.of(
            IntStream.rangeClosed(0, 100).mapToObj(k -> new double[] {k}).toList());

    @Test
    void goesToTheEndsAndThenToTheMiddle() {
        assertThat(MaxMin.extend(LINE, List.of(0), 4)).containsExactly(0, 100, 50, 25, 75);
    }

    @Test
    void choosesEachPointOnceAlsoWhereAllAreAlike() {
        NumberTable same = NumberTable.of(List.of(new double[1], new double[1], new double[1]));
        assertThat(MaxMin.choose(same, 3, Seeds.generator(1))).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void theFirstIsDrawnAndTheRestFollowsFromIt() {
        List<Integer> chosen = MaxMin.choose(LINE, 5, Seeds.generator(3));
        assertThat(chosen).isEqualTo(MaxMin.choose(LINE, 5, Seeds.generator(3)));
        assertThat(chosen).isEqualTo(MaxMin.extend(LINE, chosen.subList(0, 1), 4));
        assertThat(IntStream.rangeClosed(1, 20)
                        .map(seed ->
                                MaxMin.choose(LINE, 1, Seeds.generator(seed)).getFirst())
                        .distinct()
                        .count())
                .isGreaterThan(5);
    }

    @Test
    void refusesMoreThanThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaxMin.choose(LINE, 102, Seeds.generator(1)))
                .withMessageContaining("[102]");
    }
}
