package nas4j.spaces.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nas4j.input.Where;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Expression.Option;
import nas4j.space.tree.ExpressionParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueReaderTest {
    private static final Where ANY = Where.UNKNOWN;

    private static Expression value(String text) {
        return ValueReader.value(YamlFile.read("f.yaml", text));
    }

    private static Expression expression(String text) {
        return ExpressionParser.parse(text, ANY);
    }

    private static Option option(String text) {
        return new Option(null, expression(text));
    }

    @Test
    void scalarsAreExpressionsQuotedOrNot() {
        assertThat(value("16 * width")).isEqualTo(expression("16 * width"));
        assertThat(value("'16 * width'")).isEqualTo(expression("16 * width"));
        assertThat(value("\"16\"")).isEqualTo(expression("16"));
    }

    @Test
    void listedOptionsHaveNoLabelsOfTheirOwn() {
        assertThat(value("{one-of: [0.5, relu, 2 * x], ordered: true}"))
                .isEqualTo(new Expression.OneOf(List.of(option("0.5"), option("relu"), option("2 * x")), true, ANY));
    }

    @Test
    void labelledOptionsMayBeDecisions() {
        Expression inner = new Expression.IntRange(expression("1"), expression("9"), expression("2"), ANY);
        assertThat(value("{one-of: {small: 16, more: {int: [1, 9], step: 2}}}"))
                .isEqualTo(new Expression.OneOf(
                        List.of(new Option("small", expression("16")), new Option("more", inner)), false, ANY));
    }

    @Test
    void rangesHaveDefaults() {
        assertThat(value("{int: [1, 2 * n]}"))
                .isEqualTo(new Expression.IntRange(expression("1"), expression("2 * n"), expression("1"), ANY));
        assertThat(value("{float: [0, 1]}"))
                .isEqualTo(new Expression.FloatRange(expression("0"), expression("1"), false, expression("1001"), ANY));
        assertThat(value("{log: [1e-4, 0.1], points: 31}"))
                .isEqualTo(
                        new Expression.FloatRange(expression("1e-4"), expression("0.1"), true, expression("31"), ANY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[1, 2]|f.yaml:1:1: found [a list], accepted: a value such as 16, relu",
                "{oneof: [1]}|f.yaml:1:2: oneof: found unknown key [oneof], accepted: float, int, log, one-of",
                "{one-of: []}|f.yaml:1:10: one-of: found [a list], accepted: one value or more",
                "{one-of: {}}|f.yaml:1:10: one-of: found [{}], accepted: one value or more",
                "{one-of: 3}|f.yaml:1:10: one-of: found [3], accepted: a list of values",
                "{one-of: [3, 5, 3]}|f.yaml:1:17: one-of[2]: found the option [3] twice",
                "{one-of: [3, {int: [1, 2]}]}|f.yaml:1:14: one-of[1]: found [{int: …}], accepted: a value; one that is",
                "{one-of: {a b: 3}}|f.yaml:1:11: one-of.a b: found [a b], accepted: a label",
                "{one-of: [3], order: true}|f.yaml:1:15: order: found unknown key [order], accepted: one-of, ordered",
                "{one-of: [3], ordered: yes}|f.yaml:1:24: ordered: found [yes], accepted: false, true",
                "{one-of: [3], int: [1, 2]}|f.yaml:1:15: int: found unknown key [int]",
                "{int: [1, 2, 3]}|f.yaml:1:7: int: found a list of [3], accepted: the two ends of the range",
                "{int: 3}|f.yaml:1:7: int: found [3], accepted: the two ends of the range",
                "{int: [1, 2], points: 3}|f.yaml:1:15: points: found unknown key [points], accepted: int, step",
                "{float: [1, 2], step: 3}|f.yaml:1:17: step: found unknown key [step], accepted: float, points",
                "{log: [1, [2]]}|f.yaml:1:11: log[1]: found [a list], accepted: a number",
            })
    void wrongValuesAreErrors(String text, String error) {
        assertThat(Errors.of(() -> value(text))).startsWith(error);
    }

    @Test
    void valueThatACommaCutsIsAnsweredWithTheReason() {
        assertThat(Errors.of(() -> value("{one-of: [max(1, n), 2]}"))).isEqualTo("""
                        f.yaml:1:11: one-of[0]: [max(1] is not an expression: found [the end] where [)] should be
                        Maybe in quotes? Inside { } and [ ] a comma ends a value.""");
    }
}
