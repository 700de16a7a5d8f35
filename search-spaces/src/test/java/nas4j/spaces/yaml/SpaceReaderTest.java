package nas4j.spaces.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nas4j.input.Where;
import nas4j.space.tree.Condition;
import nas4j.space.tree.Entry;
import nas4j.space.tree.Expression;
import nas4j.space.tree.ExpressionParser;
import nas4j.space.tree.Network;
import nas4j.space.tree.SpaceTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceReaderTest {
    private static final String HEAD = "space: s\ninput: {image: [1, 8, 8]}\n";
    private static final Where ANY = Where.UNKNOWN;

    private static SpaceTree read(String text) {
        return SpaceReader.read("f.yaml", text);
    }

    private static String error(String text) {
        return Errors.of(() -> read(text));
    }

    private static Expression expression(String text) {
        return ExpressionParser.parse(text, ANY);
    }

    @Test
    void readsEveryTopLevelKey() {
        SpaceTree tree = read("""
                space: a-1
                description: What it is.
                input: {image: [3, 32, 16], tabular: [20], text: {tokens: 8, vocabulary: 100}}
                output: {classes: 10}
                let: {width: 2}
                network: norm
                blocks: {a: norm}
                constraints: [macs <= 20M, 'width >= 0.75 or act == relu']
                train: {learning-rate: {log: [1e-4, 1e-1]}}
                strings: {template: '{width}', symbols: {2: two}}
                """);

        assertThat(tree.name()).isEqualTo("a-1");
        assertThat(tree.description()).isEqualTo("What it is.");
        assertThat(tree.entries())
                .isEqualTo(Map.of(
                        "image", Entry.image(3, 32, 16, ANY),
                        "tabular", Entry.vector(20, ANY),
                        "text", Entry.tokens(8, 100, ANY)));
        assertThat(tree.entries().keySet()).containsExactly("image", "tabular", "text");
        assertThat(tree.sizes()).isEqualTo(Map.of("classes", 10));
        assertThat(tree.let()).isEqualTo(Map.of("width", expression("2")));
        assertThat(tree.network()).isEqualTo(new Network.Layer("norm", Map.of(), ANY));
        assertThat(tree.blocks()).containsOnlyKeys("a");
        assertThat(tree.constraints())
                .containsExactly(
                        new Condition("macs <= 20M", expression("macs <= 20M")),
                        new Condition("width >= 0.75 or act == relu", expression("width >= 0.75 or act == relu")));
        assertThat(tree.train().get("learning-rate"))
                .isEqualTo(new Expression.FloatRange(
                        expression("1e-4"), expression("1e-1"), true, expression("1001"), ANY));
        assertThat(tree.notation()).isNotNull();
        assertThat(tree.where().text()).isEqualTo("f.yaml:1:1");
    }

    @Test
    void leftOutKeysAreEmpty() {
        SpaceTree tree = read(HEAD + "network: []\n");

        assertThat(tree.description()).isEmpty();
        assertThat(tree.network()).isEqualTo(new Network.Chain(List.of(), ANY));
        assertThat(List.of(tree.sizes(), tree.let(), tree.blocks(), tree.train()))
                .allMatch(Map::isEmpty);
        assertThat(tree.constraints()).isEmpty();
        assertThat(tree.notation()).isNull();
    }

    @Test
    void everyPartKnowsItsPlace() {
        SpaceTree tree = read(HEAD + "network:\n  - norm\n  - stage: {channels: {one-of: [1, 2]}}\n");
        Network.Chain chain = (Network.Chain) tree.network();
        Network.Layer stage = (Network.Layer) chain.items().get(1);
        Expression.OneOf channels = (Expression.OneOf) stage.arguments().getOrDefault("channels", expression("0"));

        assertThat(stage.where().text()).isEqualTo("f.yaml:5:5: network[1]");
        assertThat(channels.where().text()).isEqualTo("f.yaml:5:23: network[1].stage.channels");
        assertThat(channels.options().get(1).value().where().text())
                .isEqualTo("f.yaml:5:36: network[1].stage.channels.one-of[1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "networks: []|f.yaml:3:1: networks: found unknown key [networks], accepted: blocks, constraints,",
                "network: []\\nlet: [1]|f.yaml:4:6: let: found [a list], accepted: a map of name: value",
                "network: []\\nlet: {1x: 1}|f.yaml:4:7: let.1x: found [1x], accepted: a name such as width",
                "network: []\\nlet: {x: }|f.yaml:4:9: let.x: found [nothing], accepted: a value such as",
                "network: []\\nlet: {x: 1 +}|f.yaml:4:10: let.x: [1 +] is not an expression: it ends too early",
                "network: []\\noutput: {a: ten}|f.yaml:4:13: output.a: found [ten], accepted: a whole number of at least 1",
                "network: []\\noutput: {a: 0}|f.yaml:4:13: output.a: found [0], accepted: a whole number of at least 1",
                "network: []\\nblocks: []|f.yaml:4:9: blocks: found [a list], accepted: a map of name(parameters)",
                "network: []\\nconstraints: a < b|f.yaml:4:14: constraints: found [a < b], accepted: a list of conditions",
                "network: []\\nconstraints: [[1]]|f.yaml:4:15: constraints[0]: found [a list], accepted: a condition",
                "network: []\\nstrings: {symbols: {}}|f.yaml:4:10: strings: key [template] is missing",
                "network: []\\nstrings: {template: x, symbol: {}}|f.yaml:4:24: strings.symbol: found unknown key [symbol]",
                "network: []\\ndescription: [x]|f.yaml:4:14: description: found [a list], accepted: a text",
            })
    void wrongTopLevelKeysAreErrors(String rest, String error) {
        assertThat(error(HEAD + rest.replace("\\n", "\n"))).startsWith(error);
    }

    @Test
    void misspeltKeyIsAnsweredWithTheNearest() {
        assertThat(error(HEAD + "netwrok: []\n")).endsWith("\nMaybe network?");
    }

    @Test
    void missingKeysAreErrors() {
        assertThat(error("input: {x: [1]}\nnetwork: []\n")).isEqualTo("f.yaml:1:1: key [space] is missing");
        assertThat(error("space: s\nnetwork: []\n")).isEqualTo("f.yaml:1:1: key [input] is missing");
        assertThat(error(HEAD)).isEqualTo("f.yaml:1:1: key [network] is missing");
        assertThat(error("- space: s\n"))
                .startsWith("f.yaml:1:1: found [a list], accepted: a map with the keys space,");
    }

    @Test
    void nameOfTheSpaceIsLowerCaseWordsWithHyphens() {
        assertThat(error("space: My Space\ninput: {x: [1]}\nnetwork: []\n"))
                .isEqualTo(
                        "f.yaml:1:8: space: found [My Space], accepted: lower-case words with hyphens, such as my-space");
    }

    @Test
    void wrongInputsAreErrors() {
        String wrongImage = "space: s\nnetwork: []\ninput: {image: [1, 2]}\n";
        String wrongSize = "space: s\nnetwork: []\ninput: {image: [1, 2.5, 2]}\n";
        String wrongTokens = "space: s\nnetwork: []\ninput: {text: {tokens: 5, words: 9}}\n";

        assertThat(error(wrongImage)).startsWith("f.yaml:3:16: input.image: found a list of [2], accepted: [channels,");
        assertThat(error(wrongSize)).startsWith("f.yaml:3:20: input.image[1]: found [2.5], accepted: a whole number");
        assertThat(error(wrongTokens)).startsWith("f.yaml:3:27: input.text.words: found unknown key [words]");
        assertThat(error("space: s\nnetwork: []\ninput: {}\n")).startsWith("f.yaml:3:8: input: found [{}], accepted:");
        assertThat(error("space: s\nnetwork: []\ninput: {x: 5}\n")).startsWith("f.yaml:3:12: input.x: found [5]");
    }

    @Test
    void longExpressionsAreRefusedQuickly() {
        assertThat(error(HEAD + "network: []\nlet: {x: " + "1 + ".repeat(200_000) + "1}\n"))
                .startsWith("f.yaml:4:10: let.x: found [1 + 1 + ")
                .endsWith("…], accepted: an expression of at most 2,000 characters");
        read(HEAD + "network: []\nlet: {x: " + "1 + ".repeat(490) + "1}\n");
    }
}
