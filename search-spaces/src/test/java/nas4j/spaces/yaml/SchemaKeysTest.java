package nas4j.spaces.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nas4j.spaces.json.SpaceSchema;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The schema knows every key that the reader takes. */
class SchemaKeysTest {
    @Test
    void schemaKnowsEveryKeyOfTheReader() {
        YamlMap schema = YamlFile.read("schema", new JsonMapper().writeValueAsString(SpaceSchema.json()))
                .asMap("");
        YamlMap definitions = schema.require("$defs").asMap("");

        assertThat(schema.require("properties").asMap("").keys()).containsExactlyElementsOf(SpaceReader.KEYS);
        for (NetworkKeyword keyword : NetworkKeyword.values()) {
            assertThat(form(definitions, "network", keyword.key()).keys())
                    .containsExactlyInAnyOrderElementsOf(keyword.accepted());
        }
        for (String decision : DecisionReader.KEYWORDS) {
            assertThat(form(definitions, "value", decision).keys()).hasSize(2);
        }
        YamlMap cell = form(definitions, "network", "graph").require("graph").asMap("");
        YamlMap keys = cell.require("properties").asMap("");
        assertThat(keys.keys()).containsExactlyElementsOf(CellReader.KEYS);
        assertThat(keys.require("output").asMap("").require("enum").asList("").stream()
                        .map(node -> node.asText("")))
                .containsExactlyElementsOf(CellReader.OUTPUTS);
    }

    /** The properties of the definition's form that requires the key first. */
    private static YamlMap form(YamlMap definitions, String definition, String key) {
        List<YamlNode> forms =
                definitions.require(definition).asMap("").require("anyOf").asList("");
        return forms.stream()
                .map(form -> form.asMap(""))
                .filter(form -> firstRequired(form).anyMatch(key::equals))
                .findFirst()
                .orElseThrow()
                .require("properties")
                .asMap("");
    }

    private static Stream<String> firstRequired(YamlMap form) {
        return form.find("required").stream()
                .flatMap(keys -> keys.asList("").stream())
                .limit(1)
                .map(node -> node.asText(""));
    }
}
