package nas4j.spaces.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nas4j.input.Where;
import nas4j.space.tree.Block;
import nas4j.space.tree.Block.Parameter;
import nas4j.space.tree.Expression;
import nas4j.space.tree.ExpressionParser;
import nas4j.space.tree.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockReaderTest {
    private static final Where ANY = Where.UNKNOWN;
    private static final Network NORM = new Network.Layer("norm", Map.of(), ANY);

    private static Map<String, Block> blocks(String text) {
        return BlockReader.blocks(YamlFile.read("f.yaml", text).asMap(""));
    }

    private static Block block(String text) {
        return blocks(text).values().iterator().next();
    }

    private static Expression expression(String text) {
        return ExpressionParser.parse(text, ANY);
    }

    @Test
    void parametersMayHaveDefaults() {
        Block block = block("stage(channels, stride = max(1, 2), a=b ): norm");

        assertThat(block.name()).isEqualTo("stage");
        assertThat(block.parameters())
                .containsExactly(
                        new Parameter("channels", null),
                        new Parameter("stride", expression("max(1, 2)")),
                        new Parameter("a", expression("b")));
        assertThat(block.where().text()).isEqualTo("f.yaml:1:1: stage(channels, stride = max(1, 2), a=b )");
        assertThat(block("a(): norm").parameters()).isEmpty();
    }

    @Test
    void bodyIsANetworkOrStandsUnderBody() {
        Network chain = new Network.Chain(List.of(NORM), ANY);
        assertThat(block("a: [norm]")).isEqualTo(new Block("a", List.of(), false, Map.of(), chain, ANY));
        assertThat(block("a: {body: [norm]}")).isEqualTo(block("a: [norm]"));
        assertThat(block("a: {conv: 3}").body()).isEqualTo(new Network.Layer("conv", Map.of("", expression("3")), ANY));
        assertThat(block("a: {one-of: [norm]}").body()).isEqualTo(new Network.OneOf(Map.of("norm", NORM), null, ANY));
    }

    @Test
    void letAndShareBelongToTheBlock() {
        assertThat(block("a: {share: true, let: {x: 1}, body: norm}"))
                .isEqualTo(new Block("a", List.of(), true, Map.of("x", expression("1")), NORM, ANY));
        assertThat(block("a: {share: true, sum: [norm]}").share()).isTrue();
    }

    @Test
    void shareBesideRepeatBelongsToTheRepetition() {
        Block block = block("a: {let: {x: 1}, repeat: x, share: true, body: norm}");

        assertThat(block.share()).isFalse();
        assertThat(block.let()).containsOnlyKeys("x");
        assertThat(block.body()).isEqualTo(new Network.Repeat(expression("x"), true, NORM, ANY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'a(b': norm|f.yaml:1:1: a(b: [a(b] is not a block's signature; accepted: name, name(a, b = 3)",
                "a b: norm|f.yaml:1:1: a b: [a b] is not a block's signature",
                "1a: norm|f.yaml:1:1: 1a: [1a] is not a block's signature",
                "sum: norm|f.yaml:1:1: sum: found [sum] as the name of a block; it is a keyword",
                "'a(x, x)': norm|f.yaml:1:1: a(x, x): found the parameter [x] twice",
                "'a(x,)': norm|f.yaml:1:1: a(x,): [] in [a(x,)] is not a parameter's name",
                "'a(x = )': norm|f.yaml:1:1: a(x = ): [] is not an expression: it is empty",
                "{a(x): norm, a(y): norm}|f.yaml:1:14: a(y): found the block [a] twice",
                "a: {let: {x: 1}}|f.yaml:1:4: a: key [body] is missing",
                "a: {let: [x], body: norm}|f.yaml:1:10: a.let: found [a list], accepted: a map of name: value",
                "a: {share: 1, body: norm}|f.yaml:1:12: a.share: found [1], accepted: false, true",
                "a: {body: norm, sum: [norm]}|f.yaml:1:5: a.body: found unknown key [body], accepted: sum",
                "a:|f.yaml:1:3: a: found [nothing], accepted: a network",
            })
    void wrongBlocksAreErrors(String text, String error) {
        assertThat(Errors.of(() -> blocks(text))).startsWith(error);
    }
}
