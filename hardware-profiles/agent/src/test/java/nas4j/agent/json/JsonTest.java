package nas4j.agent.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void whatIsWrittenIsRead() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("text", "a \"quoted\" line\nand ü");
        object.put("whole", Long.MIN_VALUE);
        object.put("real", 1.0e-300);
        object.put("truth", true);
        object.put("nothing", null);
        object.put("list", new ArrayList<>(Arrays.asList(1L, null, "x")));
        object.put("object", new LinkedHashMap<>(Map.of("a", 1L)));
        assertThat(Json.read(Json.write(object))).isEqualTo(object);
        assertThat(Json.write(object)).doesNotContain("\n");
    }

    @Test
    void numbersThatJsonDoesNotHaveAreNull() {
        assertThat(Json.write(Map.of("a", Double.NaN))).isEqualTo("{\"a\":null}");
        assertThat(Json.write(Map.of("a", Double.POSITIVE_INFINITY))).isEqualTo("{\"a\":null}");
        assertThatIllegalArgumentException().isThrownBy(() -> Json.write(Map.of("a", List.of(new Object()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "{\"a\":}", "{} {}", "{\"a\":1,\"a\":2}", "{'a':1}", "{\"a\":NaN}"})
    void whatIsNoObjectIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.read(text));
    }

    @Test
    void whatIsMeantToHurtIsRefused() {
        String deep = "{\"a\":".repeat(20) + "1" + "}".repeat(20);
        assertThatIllegalArgumentException().isThrownBy(() -> Json.read(deep));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.read("{\"a\":" + "9".repeat(5000) + "}"));
    }
}
