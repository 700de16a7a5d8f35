package nas4j.space.term;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.layer.Arguments;
import nas4j.space.tree.Expression.Operator;

/**
 * Functions and operators of expressions. An absent argument makes the result absent, except where the other arguments
 * settle it (Kleene's logic).
 */
public enum Function {
    OR("or", 2),
    AND("and", 2),
    NOT("not", 1),
    EQUAL("==", 2),
    UNEQUAL("!=", 2),
    LESS("<", 2),
    AT_MOST("<=", 2),
    GREATER(">", 2),
    AT_LEAST(">=", 2),
    PLUS("+", 2),
    MINUS("-", 2),
    TIMES("*", 2),
    DIVIDE("/", 2),
    REMAINDER("%", 2),
    NEGATE("negate", 1),
    IF("if", 3),
    MIN("min", 2),
    MAX("max", 2),
    ROUND("round", 1),
    CEIL("ceil", 1),
    FLOOR("floor", 1),
    ABS("abs", 1),
    /** Nearest multiple; one more where that is below 90 % of the number (the rounding of MobileNets). */
    DIVISIBLE("divisible", 2);

    private final String text;
    private final int arity;

    Function(String text, int arity) {
        this.text = text;
        this.arity = arity;
    }

    /** The function of an operator. */
    public static Function of(Operator operator) {
        return Arrays.stream(values())
                .filter(function -> function.text.equals(operator.text()))
                .findFirst()
                .orElseThrow();
    }

    /** The function that is called by this name. */
    public static Optional<Function> find(String name) {
        return Arrays.stream(values())
                .filter(function -> function.text.equals(name) && function.isCalled())
                .findFirst();
    }

    /** Names of the functions that are called. */
    public static List<String> names() {
        return Arrays.stream(values())
                .filter(Function::isCalled)
                .map(function -> function.text)
                .toList();
    }

    private boolean isCalled() {
        return compareTo(IF) >= 0;
    }

    /** Number of arguments. */
    public int arity() {
        return arity;
    }

    /** Whether a term is true or false, as far as it can be told without computing it. */
    public static boolean givesTruth(Term term) {
        return switch (term) {
            case Term.Constant(Object value) -> value instanceof Boolean;
            case Term.Apply apply ->
                apply.function() == IF
                        ? givesTruth(apply.arguments().get(1))
                                && givesTruth(apply.arguments().get(2))
                        : apply.function().compareTo(AT_LEAST) <= 0;
            case Term.Chosen chosen -> chosen.options().stream().allMatch(Function::givesTruth);
            case Term.Takes _, Term.Reads _, Term.Local _ -> true;
            case Term.CostOf _, Term.Ranged _, Term.Incoming _, Term.Count _ -> false;
        };
    }

    /** Whether the function compares, so that bare words beside a decision are labels. */
    public boolean comparesWords() {
        return this == EQUAL || this == UNEQUAL;
    }

    /**
     * The function's value.
     *
     * @throws InputException if an argument is of the wrong type or a divisor 0
     */
    public Object apply(List<Term> arguments, Values values, Where where) {
        Object first = arguments.getFirst().value(values);
        return switch (this) {
            case OR -> Boolean.TRUE.equals(first) ? first : either(truth(first, where), arguments, values, where, true);
            case AND ->
                Boolean.FALSE.equals(first) ? first : either(truth(first, where), arguments, values, where, false);
            case NOT -> first == Term.ABSENT ? first : (Object) !(Boolean) truth(first, where);
            case IF ->
                first == Term.ABSENT
                        ? first
                        : arguments.get((Boolean) truth(first, where) ? 1 : 2).value(values);
            case EQUAL, UNEQUAL -> compareWords(first, arguments.get(1).value(values));
            case LESS -> compare(first, arguments, values, where, (a, b) -> a < b ? 1 : 0);
            case AT_MOST -> compare(first, arguments, values, where, (a, b) -> a <= b ? 1 : 0);
            case GREATER -> compare(first, arguments, values, where, (a, b) -> a > b ? 1 : 0);
            case AT_LEAST -> compare(first, arguments, values, where, (a, b) -> a >= b ? 1 : 0);
            case PLUS -> combine(first, arguments, values, where, Double::sum);
            case MINUS -> combine(first, arguments, values, where, (a, b) -> a - b);
            case TIMES -> combine(first, arguments, values, where, (a, b) -> a * b);
            case DIVIDE -> combine(first, arguments, values, where, (a, b) -> a / nonZero(b, where));
            case REMAINDER -> combine(first, arguments, values, where, (a, b) -> a % nonZero(b, where));
            case MIN -> combine(first, arguments, values, where, Math::min);
            case MAX -> combine(first, arguments, values, where, Math::max);
            case DIVISIBLE -> combine(first, arguments, values, where, (a, b) -> divisible(a, nonZero(b, where)));
            case NEGATE -> map(first, where, a -> -a);
            case ROUND -> map(first, where, a -> Math.floor(a + 0.5));
            case CEIL -> map(first, where, Math::ceil);
            case FLOOR -> map(first, where, Math::floor);
            case ABS -> map(first, where, Math::abs);
        };
    }

    private Object either(Object first, List<Term> arguments, Values values, Where where, boolean settles) {
        Object second = truth(arguments.get(1).value(values), where);
        return second.equals(settles) || first != Term.ABSENT ? second : first;
    }

    private Object compareWords(Object first, Object second) {
        if (first == Term.ABSENT || second == Term.ABSENT) {
            return Term.ABSENT;
        }
        return first.equals(second) == (this == EQUAL);
    }

    private Object compare(
            Object first, List<Term> arguments, Values values, Where where, DoubleBinaryOperator comparison) {
        Object result = combine(first, arguments, values, where, comparison);
        return result == Term.ABSENT ? result : (Object) (number(result, where) != 0);
    }

    private Object combine(
            Object first, List<Term> arguments, Values values, Where where, DoubleBinaryOperator operator) {
        Object second = arguments.get(1).value(values);
        if (first == Term.ABSENT || second == Term.ABSENT) {
            return Term.ABSENT;
        }
        return operator.applyAsDouble(number(first, where), number(second, where));
    }

    private Object map(Object first, Where where, DoubleUnaryOperator operator) {
        return first == Term.ABSENT ? first : (Object) operator.applyAsDouble(number(first, where));
    }

    private double number(Object value, Where where) {
        if (value instanceof Double number) {
            return number;
        }
        throw new InputException(
                where,
                "[" + Arguments.text(value) + "] is not a number, which [" + text + "] needs"
                        + (value instanceof String ? "; no value of that name is defined here" : ""));
    }

    private Object truth(Object value, Where where) {
        if (value instanceof Boolean || value == Term.ABSENT) {
            return value;
        }
        throw new InputException(
                where, "[" + Arguments.text(value) + "] is not true or false, which [" + text + "] needs");
    }

    private static double nonZero(double divisor, Where where) {
        if (divisor == 0) {
            throw new InputException(where, "division by zero");
        }
        return divisor;
    }

    private static double divisible(double number, double divisor) {
        double nearest = Math.max(divisor, Math.floor((number + divisor / 2) / divisor) * divisor);
        return nearest < 0.9 * number ? nearest + divisor : nearest;
    }
}
