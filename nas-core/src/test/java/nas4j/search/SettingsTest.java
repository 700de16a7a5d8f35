package nas4j.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final List<Setting> KNOWN = List.of(
            Setting.whole("population", "Members.", 1, 100, 20), Setting.number("share", "Of them.", 0, 1, 0.5));

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
        assertThatIllegalArgumentException().isThrownBy(() -> Setting.number("x", "X.", 1, 2, 3));
    }

    @Test
    void aWordStandsForItsPlace() {
        Setting colour = Setting.word("colour", "Of the shed.", List.of("red", "green"));
        assertThat(Settings.of(List.of(colour), Map.of()).word("colour")).isEqualTo("red");
        assertThat(Settings.of(List.of(colour), Map.of("colour", 1.0)).word("colour"))
                .isEqualTo("green");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(List.of(colour), Map.of("colour", 2.0)))
                .withMessage("found colour [2.0], accepted: one of red, green");
    }
}
