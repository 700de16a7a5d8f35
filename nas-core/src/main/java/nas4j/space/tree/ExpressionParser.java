package nas4j.space.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.Expression.Operator;

/**
 * Reads expressions such as {@code 16 * width}, {@code stride@first}, {@code width >= 0.75 or act == relu}. Names may
 * hold dots and, before a letter, hyphens ({@code in.channels}, {@code count-padding}); a difference is written with
 * spaces. Numbers may end in k, M or G (thousands, millions, milliards). {@code x@first} is {@code if(first, x, 1)}.
 *
 * <p>Precedence, loosest first: or · and · not · comparisons · {@code + -} · {@code * / %} · {@code -x} · {@code @}.
 */
public final class ExpressionParser {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<number>(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?)(?<unit>[kMG](?![A-Za-z0-9_]))?"
                    + "|(?<name>[A-Za-z_](?:[A-Za-z0-9_.]|-(?=[A-Za-z]))*)"
                    + "|(?<symbol><=|>=|==|!=|[-+*/%<>()@,]))");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_](?:[A-Za-z0-9_.]|-(?=[A-Za-z0-9]))*");
    private static final Map<String, Double> UNITS = Map.of("k", 1e3, "M", 1e6, "G", 1e9);
    private static final List<List<Operator>> LEVELS = List.of(
            List.of(Operator.OR),
            List.of(Operator.AND),
            List.of(),
            List.of(
                    Operator.EQUAL,
                    Operator.UNEQUAL,
                    Operator.AT_MOST,
                    Operator.LESS,
                    Operator.AT_LEAST,
                    Operator.GREATER),
            List.of(Operator.PLUS, Operator.MINUS),
            List.of(Operator.TIMES, Operator.DIVIDE, Operator.REMAINDER));
    private static final int NOT_LEVEL = 2;
    private static final int MOST_NESTED = 100;
    private static final int LONGEST = 2_000;

    private final String text;
    private final Where where;
    private final List<String> tokens = new ArrayList<>();
    private final List<Double> numbers = new ArrayList<>();
    private int next;
    private int depth;

    private ExpressionParser(String text, Where where) {
        this.text = text;
        this.where = where;
    }

    /**
     * The expression that the text says.
     *
     * @throws InputException if the text is not an expression
     */
    public static Expression parse(String text, Where where) {
        if (text.length() > LONGEST) {
            throw new InputException(
                    where, "found an expression of [" + text.length() + "] characters; accepted: up to " + LONGEST);
        }
        ExpressionParser parser = new ExpressionParser(text, where);
        parser.tokenize();
        Expression expression = parser.level(0);
        if (parser.next < parser.tokens.size()) {
            throw parser.wrong("[" + parser.tokens.get(parser.next) + "] is not expected here");
        }
        return expression;
    }

    /** Whether the text is one word that needs no quotes, such as {@code max-pool} or {@code conv3x3}. */
    public static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    private void tokenize() {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (!text.substring(at).isBlank()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw wrong("[" + text.substring(at).strip() + "] is not expected here");
            }
            numbers.add(number(matcher));
            tokens.add(matcher.group().strip());
            at = matcher.end();
        }
        if (tokens.isEmpty()) {
            throw wrong("it is empty");
        }
    }

    /** The number that the token is; NaN if it is none. */
    private static double number(Matcher matcher) {
        String number = matcher.group("number");
        double unit = matcher.group("unit") == null ? 1 : UNITS.getOrDefault(matcher.group("unit"), 1.0);
        return number == null ? Double.NaN : Double.parseDouble(number) * unit;
    }

    private Expression level(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        if (level == NOT_LEVEL) {
            return take("not") ? new Expression.Unary(Operator.NOT, deeper(level), where) : level(level + 1);
        }
        Expression left = level(level + 1);
        Operator operator = takeOperator(LEVELS.get(level));
        while (operator != Operator.NOT) {
            left = new Expression.Binary(operator, left, level(level + 1), where);
            operator = takeOperator(LEVELS.get(level));
        }
        return left;
    }

    private Expression deeper(int level) {
        if (++depth > MOST_NESTED) {
            throw wrong("it is nested more than " + MOST_NESTED + " deep");
        }
        Expression expression = level(level);
        depth--;
        return expression;
    }

    /** The operator taken, or NOT, which no level holds, if there is none. */
    private Operator takeOperator(List<Operator> operators) {
        for (Operator operator : operators) {
            if (take(operator.text())) {
                return operator;
            }
        }
        return Operator.NOT;
    }

    private Expression unary() {
        if (take("-")) {
            if (++depth > MOST_NESTED) {
                throw wrong("it is nested more than " + MOST_NESTED + " deep");
            }
            Expression operand = unary();
            depth--;
            return operand instanceof Expression.Num number
                    ? new Expression.Num(-number.value(), where)
                    : new Expression.Unary(Operator.MINUS, operand, where);
        }
        Expression value = primary();
        while (take("@")) {
            Expression first = new Expression.Name(expectName("first"), where);
            value = new Expression.Call("if", List.of(first, value, new Expression.Num(1, where)), where);
        }
        return value;
    }

    private Expression primary() {
        if (next == tokens.size()) {
            throw wrong("it ends too early");
        }
        double number = numbers.get(next);
        String token = tokens.get(next++);
        if (!Double.isNaN(number)) {
            return new Expression.Num(number, where);
        }
        if (token.equals("(")) {
            Expression inner = deeper(0);
            expect(")");
            return inner;
        }
        if (!Character.isLetter(token.charAt(0)) && token.charAt(0) != '_') {
            throw wrong("[" + token + "] is not expected here");
        }
        return take("(") ? call(token) : new Expression.Name(token, where);
    }

    private Expression call(String function) {
        List<Expression> arguments = new ArrayList<>();
        if (!take(")")) {
            do {
                arguments.add(deeper(0));
            } while (take(","));
            expect(")");
        }
        return new Expression.Call(function, arguments, where);
    }

    private boolean take(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equals(token);
        next += there ? 1 : 0;
        return there;
    }

    private String expectName(String name) {
        expect(name);
        return name;
    }

    private void expect(String token) {
        if (!take(token)) {
            String found = next < tokens.size() ? tokens.get(next) : "the end";
            throw wrong("found [" + found + "] where [" + token + "] should be");
        }
    }

    private InputException wrong(String problem) {
        return new InputException(where, "[" + text.strip() + "] is not an expression: " + problem);
    }
}
