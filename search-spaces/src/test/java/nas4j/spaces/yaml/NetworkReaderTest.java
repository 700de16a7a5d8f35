package nas4j.spaces.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nas4j.input.Where;
import nas4j.space.tree.Expression;
import nas4j.space.tree.ExpressionParser;
import nas4j.space.tree.Network;
import nas4j.space.tree.Network.CellOutput;
import nas4j.space.tree.Network.JoinKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkReaderTest {
    private static final Where ANY = Where.UNKNOWN;
    private static final Network NORM = layer("norm", Map.of());
    private static final Network NOTHING = new Network.Chain(List.of(), ANY);

    private static Network network(String text) {
        return NetworkReader.network(YamlFile.read("f.yaml", text));
    }

    private static Expression expression(String text) {
        return ExpressionParser.parse(text, ANY);
    }

    private static Network layer(String name, Map<String, Expression> arguments) {
        return new Network.Layer(name, arguments, ANY);
    }

    private static Expression oneOf(String... options) {
        return new Expression.OneOf(
                List.of(options).stream()
                        .map(option -> new Expression.Option(null, expression(option)))
                        .toList(),
                false,
                ANY);
    }

    @Test
    void layersAreWordsOrOneKeyWithArguments() {
        assertThat(network("global-pool")).isEqualTo(layer("global-pool", Map.of()));
        assertThat(network("conv3x3: {}")).isEqualTo(layer("conv3x3", Map.of()));
        assertThat(network("linear: classes")).isEqualTo(layer("linear", Map.of("", expression("classes"))));
        assertThat(network("act: {one-of: [relu, hswish]}"))
                .isEqualTo(layer("act", Map.of("", oneOf("relu", "hswish"))));
        assertThat(network("conv: {channels: 16 * width, kernel: {one-of: [3, 5]}}"))
                .isEqualTo(layer("conv", Map.of("channels", expression("16 * width"), "kernel", oneOf("3", "5"))));
    }

    @Test
    void listsAreChains() {
        assertThat(network("[norm, [norm], []]"))
                .isEqualTo(new Network.Chain(List.of(NORM, new Network.Chain(List.of(NORM), ANY), NOTHING), ANY));
    }

    @Test
    void choicesAreByNameOrByOwnNameOrByValue() {
        assertThat(network("one-of: {a: norm, 3: []}\nby: kernel"))
                .isEqualTo(new Network.OneOf(Map.of("a", NORM, "3", NOTHING), expression("kernel"), ANY));
        assertThat(network("one-of: [norm, skip]"))
                .isEqualTo(new Network.OneOf(Map.of("norm", NORM, "skip", layer("skip", Map.of())), null, ANY));
    }

    @Test
    void repetitionsMayShare() {
        assertThat(network("repeat: {one-of: [1, 2]}\nbody: norm"))
                .isEqualTo(new Network.Repeat(oneOf("1", "2"), false, NORM, ANY));
        assertThat(network("body: norm\nshare: true\nrepeat: 3"))
                .isEqualTo(new Network.Repeat(expression("3"), true, NORM, ANY));
    }

    @Test
    void joinsAndShortcuts() {
        assertThat(network("sum: [norm, []]")).isEqualTo(new Network.Join(JoinKind.SUM, List.of(NORM, NOTHING), ANY));
        assertThat(network("concat: [norm]")).isEqualTo(new Network.Join(JoinKind.CONCAT, List.of(NORM), ANY));
        assertThat(network("multiply: [norm]")).isEqualTo(new Network.Join(JoinKind.MULTIPLY, List.of(NORM), ANY));
        assertThat(network("residual: norm")).isEqualTo(new Network.Residual(NORM, false, ANY));
        assertThat(network("shortcut: [norm]"))
                .isEqualTo(new Network.Residual(new Network.Chain(List.of(NORM), ANY), true, ANY));
    }

    @Test
    void conditionsMayHaveNoElse() {
        assertThat(network("when: a > 1\nthen: norm"))
                .isEqualTo(new Network.When(expression("a > 1"), NORM, NOTHING, ANY));
        assertThat(network("when: a > 1\nthen: []\nelse: norm"))
                .isEqualTo(new Network.When(expression("a > 1"), NOTHING, NORM, ANY));
    }

    @Test
    void marksAreOneOrMore() {
        assertThat(network("mark: a")).isEqualTo(new Network.Mark("a", ANY));
        assertThat(network("add-mark: a")).isEqualTo(new Network.Merge(JoinKind.SUM, List.of("a"), ANY));
        assertThat(network("concat-mark: [a, b]"))
                .isEqualTo(new Network.Merge(JoinKind.CONCAT, List.of("a", "b"), ANY));
        assertThat(network("multiply-mark: a")).isEqualTo(new Network.Merge(JoinKind.MULTIPLY, List.of("a"), ANY));
        assertThat(network("from: a")).isEqualTo(new Network.From("a", ANY));
        assertThat(network("heads: {x: norm}")).isEqualTo(new Network.Heads(Map.of("x", NORM), ANY));
    }

    @Test
    void cellsHaveDefaults() {
        assertThat(network("graph: {nodes: 4, edge: norm}"))
                .isEqualTo(new Network.Cell(List.of(), expression("4"), null, NORM, NOTHING, CellOutput.LAST, ANY));
        assertThat(network("graph: {inputs: [a, b], nodes: 6, in-edges: 2, node: norm, output: concat}"))
                .isEqualTo(new Network.Cell(
                        List.of("a", "b"), expression("6"), expression("2"), NOTHING, NORM, CellOutput.CONCAT, ANY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[conv 3]|f.yaml:1:2: [0]: found [conv 3], accepted: the name of a layer or a block",
                "[1]|f.yaml:1:2: [0]: found [1], accepted: the name of a layer or a block",
                "['']|f.yaml:1:2: [0]: found [\"\"], accepted: a network: a list,",
                "[repeat]|f.yaml:1:2: [0]: found the keyword [repeat] with nothing below it",
                "{}|f.yaml:1:1: found the keys [], accepted: one layer or block with its arguments below it",
                "{conv: , channels: 16}|f.yaml:1:1: found the keys [conv, channels], accepted: one layer or block",
                "{conv: }|f.yaml:1:7: conv: found [nothing], accepted: a value",
                "{conv: [1]}|f.yaml:1:8: conv: found [a list], accepted: a value",
                "{conv: {kernel: [1]}}|f.yaml:1:17: conv.kernel: found [a list], accepted: a value",
                "{conv: {1: 1}}|f.yaml:1:9: conv.1: found [1], accepted: a name",
                "{a b: 1}|f.yaml:1:2: a b: found [a b], accepted: the name of a layer or a block",
                "{residul: [norm]}|f.yaml:1:2: residul: found [residul], which is no keyword; accepted: add-mark,",
                "{one-of: [norm, norm]}|f.yaml:1:17: one-of[1]: found the option [norm] twice",
                "{one-of: [[norm]]}|f.yaml:1:11: one-of[0]: found [a list], accepted: the name of a layer or a block; for",
                "{one-of: []}|f.yaml:1:10: one-of: found [a list], accepted: one network or more",
                "{one-of: {}}|f.yaml:1:10: one-of: found [{}], accepted: one network or more",
                "{one-of: norm}|f.yaml:1:10: one-of: found [norm], accepted: a map of name: network, or a list",
                "{one-of: [norm], with: 1}|f.yaml:1:18: with: found unknown key [with], accepted: by, one-of",
                "{body: norm}|f.yaml:1:2: body: found [body] without the keyword it belongs to",
                "{repeat: 3}|f.yaml:1:1: key [body] is missing",
                "{repeat: 3, body: norm, shared: true}|f.yaml:1:25: shared: found unknown key [shared], accepted: body, repeat",
                "{repeat: 3, body: norm, share: 1}|f.yaml:1:32: share: found [1], accepted: false, true",
                "{sum: norm}|f.yaml:1:7: sum: found [norm], accepted: a list of networks",
                "{sum: []}|f.yaml:1:7: sum: found [a list], accepted: one network or more",
                "{sum: [norm], concat: [norm]}|f.yaml:1:15: concat: found unknown key [concat], accepted: sum",
                "{when: a > 1}|f.yaml:1:1: key [then] is missing",
                "{when: [a], then: norm}|f.yaml:1:8: when: found [a list], accepted: a condition",
                "{graph: norm}|f.yaml:1:9: graph: found [norm], accepted: a map with inputs, nodes",
                "{graph: {edge: norm}}|f.yaml:1:9: graph: key [nodes] is missing",
                "{graph: {nodes: 4}}|f.yaml:1:9: graph: key [edge] or [node] is missing",
                "{graph: {nodes: 4, edge: norm, output: all}}|f.yaml:1:40: graph.output: found [all], accepted: concat, last",
                "{graph: {nodes: 4, edges: norm}}|f.yaml:1:20: graph.edges: found unknown key [edges]",
                "{graph: {nodes: 4, edge: norm, inputs: a}}|f.yaml:1:40: graph.inputs: found [a], accepted: a list of marks",
                "{mark: [a]}|f.yaml:1:8: mark: found [a list], accepted: a name",
                "{mark: 1}|f.yaml:1:8: mark: found [1], accepted: a name",
                "{add-mark: []}|f.yaml:1:12: add-mark: found [a list], accepted: a name or a list of names",
                "{heads: [norm]}|f.yaml:1:9: heads: found [a list], accepted: a map of output: network",
            })
    void wrongNetworksAreErrors(String text, String error) {
        assertThat(Errors.of(() -> network(text))).startsWith(error);
    }

    @Test
    void misspeltKeywordIsAnsweredWithTheNearest() {
        assertThat(Errors.of(() -> network("{repaet: 3, body: norm}"))).endsWith("\nMaybe repeat?");
        assertThat(Errors.of(() -> network("{grahp: {nodes: 3, edge: [norm]}}")))
                .endsWith("\nMaybe graph?");
    }
}
