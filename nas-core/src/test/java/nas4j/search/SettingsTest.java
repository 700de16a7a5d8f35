package nas4j.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final List<Setting> KNOWN = List.of(
            new Setting("population", "Members.", true, 1, 100, 20),
            new Setting("share", "Of them.", false, 0, 1, 0.5));

    @Test
    void whatIsNotGivenHasItsDefault() {
        Settings settings = Settings.of(KNOWN, Map.of("share", 0.25));
        assertThat(settings.whole("population")).isEqualTo(20);
        assertThat(settings.number("share")).isEqualTo(0.25);
        assertThat(settings.values()).containsExactly(Map.entry("population", 20.0), Map.entry("share", 0.25));
    }

    @Test
    void whatIsNotAcceptedIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(KNOWN, Map.of("population", 2.5)))
                .withMessage("found population [2.5], accepted: a whole number from 1 to 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(KNOWN, Map.of("share", Double.NaN)))
                .withMessage("found share [NaN], accepted: a number from 0.0 to 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(KNOWN, Map.of("populaton", 3.0)))
                .withMessageContaining("[populaton]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(KNOWN, Map.of()).number("sample"))
                .withMessageContaining("[sample]");
        assertThatIllegalArgumentException().isThrownBy(() -> new Setting("x", "X.", false, 1, 2, 3));
    }
}
