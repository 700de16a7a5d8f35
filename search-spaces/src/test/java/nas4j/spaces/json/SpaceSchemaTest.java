package nas4j.spaces.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nas4j.spaces.Catalogue;
import nas4j.spaces.yaml.NetworkKeyword;
import nas4j.spaces.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SpaceSchemaTest {
    private static final String HEAD = "space: s\ninput: {image: [1, 8, 8]}\n";

    static List<String> names() {
        return Catalogue.names();
    }

    private static boolean fits(String text) {
        return SchemaCheck.fits(YamlFile.read("f.yaml", HEAD + text), SpaceSchema.json());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everySpaceOfTheCatalogueFits(String name) {
        assertThat(SchemaCheck.fits(Catalogue.file(name), SpaceSchema.json())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network: []",
                "network: norm",
                "network: {stage: 3}",
                "network: {stage: {channels: {int: [1, 8], step: 2}}}",
                "network: {conv: {one-of: [16, 32], ordered: true}}",
                "network: {conv: {padding: same, weight-bits: {one-of: [4, 8]}}}",
                "network: {act: {kind: relu}}",
                "network: {graph: {nodes: 4, edge: {one-of: [zero, identity]}, in-edges: 2}}",
                "network: {when: a > 1, then: norm}",
                "network: {add-mark: [a, b]}",
                "network: []\nblocks: {'a(x, y = 3)': {share: true, graph: {nodes: 3, node: norm}}}",
                "network: []\nblocks: {a: {let: {x: 3}, repeat: x, body: norm, share: true}}",
                "network: []\nblocks: {a: {let: {x: 3}, conv: x}}",
                "network: []\nquantize: {weights: {one-of: [4, 8]}, activations: 8, skip: [stem]}",
                "network: []\ntrain: {rate: {log: [1e-4, 1e-1], points: 31}}",
            })
    void whatTheReaderTakesFits(String text) {
        assertThat(fits(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "networks: []",
                "network: []\nquantize: {weight: 8}",
                "network: []\nnotes: x",
                "network: []\noutput: {classes: ten}",
                "network: {conv: {kernal: 3}}",
                "network: {linear: {bias: true}}",
                "network: {conv: {kernel: [3]}}",
                "network: {conv: 3, channels: 16}",
                "network: {one-of: []}",
                "network: {one-of: [norm], with: x}",
                "network: {repeat: 3}",
                "network: {graph: {nodes: 4}}",
                "network: {graph: {nodes: 4, edge: norm, output: all}}",
                "network: {stage: {channels: {int: [1]}}}",
                "network: []\nblocks: {'a b': norm}",
                "network: []\nblocks: {a: {let: {x: 1}}}",
                "network: []\nstrings: {symbols: {}}",
            })
    void whatTheReaderRefusesDoesNotFit(String text) {
        assertThat(fits(text)).isFalse();
    }

    @Test
    void textNamesTheDialectAndEveryKeyword() {
        assertThat(new JsonMapper().writeValueAsString(SpaceSchema.json()))
                .startsWith("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",")
                .contains(NetworkKeyword.keys().stream()
                        .map(key -> "\"" + key + "\"")
                        .toList())
                .contains("conv(channels = in.channels, kernel = 3, stride = 1, padding = same");
    }

    @Test
    void referencesAreDefined() {
        Map<?, ?> definitions = (Map<?, ?>) SpaceSchema.json().getOrDefault("$defs", Map.of());
        assertThat(references(SpaceSchema.json())).isNotEmpty().allMatch(definitions::containsKey);
    }

    private static List<String> references(Object json) {
        return switch (json) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> entry.getKey().equals("$ref")
                                ? List.of(entry.getValue().toString().replace("#/$defs/", "")).stream()
                                : references(entry.getValue()).stream())
                        .toList();
            case List<?> list ->
                list.stream().flatMap(item -> references(item).stream()).toList();
            default -> List.of();
        };
    }
}
