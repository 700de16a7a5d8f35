package nas4j.space.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.Expression.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {
    private static final Where HERE = new Where("x.yaml", 3, 5, "network[0].conv.channels");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a + b * c             | a + (b * c)
            a * b + c             | (a * b) + c
            a - b - c             | (a - b) - c
            a / b / c             | (a / b) / c
            a % b * c             | (a % b) * c
            a + b < c * d         | (a + b) < (c * d)
            not a == b            | not (a == b)
            not not a             | not (not a)
            a or b and c          | a or (b and c)
            a and b or c and d    | (a and b) or (c and d)
            not a and b           | (not a) and b
            a < b and b <= c      | (a < b) and (b <= c)
            a or b or c           | (a or b) or c
            -a * b                | (-a) * b
            a - -b                | a - (-b)
            - - a                 | -(-a)
            f(a, b + c) * d       | (f(a, (b + c))) * d
            a@first * 2           | if(first, a, 1) * 2
            2 * a@first           | 2 * if(first, a, 1)
            a@first@first         | if(first, if(first, a, 1), 1)
            -a@first              | -(a@first)
            """)
    void operatorsBindInTheirOrder(String text, String grouped) {
        assertThat(parse(text)).isEqualTo(parse(grouped));
    }

    @ParameterizedTest
    @CsvSource({
        "16, 16",
        "0.5, 0.5",
        ".5, 0.5",
        "3., 3",
        "1e-4, 0.0001",
        "2E3, 2000",
        "20M, 20000000",
        "200k, 200000",
        "1.5G, 1500000000",
        "-3, -3",
        "- 3, -3"
    })
    void numbers(String text, double value) {
        assertThat(parse(text)).isEqualTo(new Expression.Num(value, HERE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"width", "in.channels", "head-dim", "count-padding", "a_b", "_x", "conv3x3", "k", "e1"})
    void names(String text) {
        assertThat(parse(text)).isEqualTo(new Expression.Name(text, HERE));
    }

    @Test
    void aHyphenBeforeALetterBelongsToTheName() {
        assertThat(parse("head-dim")).isInstanceOf(Expression.Name.class);
        assertThat(parse("head - dim")).isInstanceOf(Expression.Binary.class);
        assertThat(parse("head-1"))
                .isEqualTo(new Expression.Binary(
                        Operator.MINUS, new Expression.Name("head", HERE), new Expression.Num(1, HERE), HERE));
    }

    @Test
    void callsTakeAnyNumberOfArguments() {
        assertThat(parse("f()")).isEqualTo(new Expression.Call("f", List.of(), HERE));
        assertThat(parse("f(1)")).isEqualTo(new Expression.Call("f", List.of(new Expression.Num(1, HERE)), HERE));
    }

    @Test
    void everyPartKnowsWhereItWasWritten() {
        assertThat(((Expression.Binary) parse("a + b")).right().where().text()).isEqualTo(HERE.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a +         | [a +] is not an expression: it ends too early
            (a          | [(a] is not an expression: found [the end] where [)] should be
            a)          | [a)] is not an expression: [)] is not expected here
            a b         | [a b] is not an expression: [b] is not expected here
            a $ b       | [a $ b] is not an expression: [$ b] is not expected here
            f(a b)      | [f(a b)] is not an expression: found [b] where [)] should be
            f(a,        | [f(a,] is not an expression: it ends too early
            * a         | [* a] is not an expression: [*] is not expected here
            a@last      | [a@last] is not an expression: found [last] where [first] should be
            a = b       | [a = b] is not an expression: [= b] is not expected here
            a == == b   | [a == == b] is not an expression: [==] is not expected here
            3x          | [3x] is not an expression: [x] is not expected here
            'a'         | ['a'] is not an expression: ['a'] is not expected here
            """)
    void whatIsNoExpressionIsSaidWithItsPlace(String text, String problem) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InputException.class)
                .hasMessage("x.yaml:3:5: network[0].conv.channels: " + problem);
    }

    @Test
    void nothingIsNoExpression() {
        assertThatThrownBy(() -> parse("  ")).hasMessageEndingWith("[] is not an expression: it is empty");
    }

    @Test
    void nestingHasABound() {
        for (String open : List.of("(", "-", "not ", "f(")) {
            assertThatThrownBy(() -> parse(open.repeat(200) + "a"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("it is nested more than 100 deep");
        }
        assertThat(parse("(".repeat(50) + "a" + ")".repeat(50))).isEqualTo(parse("a"));
    }

    @Test
    void lengthHasABound() {
        assertThat(parse("a" + "+a".repeat(900))).isInstanceOf(Expression.Binary.class);
        assertThatThrownBy(() -> parse("a".repeat(10_000_000)))
                .isInstanceOf(InputException.class)
                .hasMessage("x.yaml:3:5: network[0].conv.channels: found an expression of [10000000] characters;"
                        + " accepted: up to 2000");
    }

    @Test
    void wordsNeedNoQuotes() {
        assertThat(List.of("relu", "max-pool", "conv3x3", "nor_conv_1x1", "in.channels", "k-3"))
                .allMatch(ExpressionParser::isWord);
        assertThat(List.of("", "3x3", "a b", "a-", "-a", "a=b", "f(a)")).noneMatch(ExpressionParser::isWord);
    }

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, HERE);
    }
}
