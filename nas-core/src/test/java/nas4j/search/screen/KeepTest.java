package nas4j.search.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepTest {
    @ParameterizedTest
    @CsvSource({".2,1,5", ".5,1,2", ".05,1,20", ".4,2,5", ".6,3,5", ".75,3,4", ".99,19,20", ".3333,1,3"})
    void theFewestSuggestionsOfWhichAShareIsNearest(double share, int kept, int of) {
        assertThat(Keep.share(share)).isEqualTo(new Keep(kept, of));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .04, 1, 1.2, Double.NaN})
    void aShareIsSomeButNotAll(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keep.share(share))
                .withMessageContaining("[" + share + "]");
    }

    @Test
    void someAreKeptButNotAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Keep(5, 5)).withMessageContaining("[5 of 5]");
    }
}
