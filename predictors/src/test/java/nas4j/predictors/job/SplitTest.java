package nas4j.predictors.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static List<String> groups(int count, int size) {
        return IntStream.range(0, count).mapToObj(row -> "g" + row / size).toList();
    }

    @Test
    void noGroupIsOnBothSides() {
        List<String> groups = groups(90, 3);
        Split split = Split.of(groups, 40, 1000, 1);
        assertThat(split.train()).hasSize(40).doesNotHaveDuplicates();
        Set<String> learnt =
                new HashSet<>(split.train().stream().map(groups::get).toList());
        assertThat(split.test())
                .hasSizeBetween(45, 50)
                .doesNotHaveDuplicates()
                .allSatisfy(row -> assertThat(learnt).doesNotContain(groups.get(row)));
    }

    @Test
    void fewerRowsAreTheFirstOfMore() {
        List<String> groups = groups(100, 1);
        Split few = Split.of(groups, 10, 20, 7);
        Split many = Split.of(groups, 50, 20, 7);
        assertThat(many.train()).startsWith(few.train().toArray(Integer[]::new));
        assertThat(many.test()).isEqualTo(few.test()).hasSize(20);
        assertThat(Split.of(groups, 10, 20, 8).train()).isNotEqualTo(few.train());
    }

    @Test
    void twoRowsAtLeastAreScored() {
        assertThat(Split.of(groups(10, 5), 4, 100, 1).test()).hasSize(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Split.of(groups(10, 5), 6, 100, 1))
                .withMessageContaining("[10]")
                .withMessageContaining("[2] groups");
    }
}
