package nas4j.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhereTest {
    @Test
    void textSaysWhatIsKnown() {
        assertThat(new Where("x.yaml", 3, 5, "network[0]").text()).isEqualTo("x.yaml:3:5: network[0]");
        assertThat(new Where("x.yaml", 3, 5, "").text()).isEqualTo("x.yaml:3:5");
        assertThat(new Where("", 0, 0, "network[0]").text()).isEqualTo("network[0]");
        assertThat(Where.UNKNOWN.text()).isEmpty();
    }

    @Test
    void placesDoNotMakeTreesDiffer() {
        assertThat(new Where("x.yaml", 3, 5, "network[0]"))
                .isEqualTo(Where.UNKNOWN)
                .hasSameHashCodeAs(Where.UNKNOWN);
    }

    @Test
    void exceptionsSayWhereThenWhat() {
        InputException known = new InputException(new Where("x.yaml", 3, 5, "a"), "found [b]");
        assertThat(known).hasMessage("x.yaml:3:5: a: found [b]");
        assertThat(known.problem()).isEqualTo("found [b]");
        assertThat(new InputException(Where.UNKNOWN, "found [b]")).hasMessage("found [b]");
    }
}
