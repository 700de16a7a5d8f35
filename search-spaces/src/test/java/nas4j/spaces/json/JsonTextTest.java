package nas4j.spaces.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void shortValuesStayOnOneLine() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", List.of(1, 2.5, true));
        map.put("b", Map.of());
        map.put("c", List.of());

        assertThat(JsonText.of(map)).isEqualTo("{\"a\": [1, 2.5, true], \"b\": {}, \"c\": []}\n");
    }

    @Test
    void longValuesAreIndented() {
        String word = "x".repeat(90);

        assertThat(JsonText.of(Map.of("a", List.of(word, Map.of("b", 1)))))
                .isEqualTo("{\n  \"a\": [\n    \"" + word + "\",\n    {\"b\": 1}\n  ]\n}\n");
    }

    @Test
    void specialCharactersAreEscaped() {
        assertThat(JsonText.of("a\"b\\c\nd\te é")).isEqualTo("\"a\\\"b\\\\c\\nd\\u0009e é\"\n");
    }

    @Test
    void otherObjectsAreRefused() {
        assertThatThrownBy(() -> JsonText.of(List.of('c'))).isInstanceOf(IllegalArgumentException.class);
    }
}
