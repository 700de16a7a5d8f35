package nas4j.space.tree;

import java.util.List;
import nas4j.input.Where;
import org.jspecify.annotations.Nullable;

/** A value that may depend on decisions: a number, a word, a truth value. */
public sealed interface Expression {

    Where where();

    /** A number. */
    record Num(double value, Where where) implements Expression {}

    /** A defined name, or else a plain word such as {@code relu}. */
    record Name(String name, Where where) implements Expression {}

    /** {@code -x} or {@code not x}. */
    record Unary(Operator operator, Expression operand, Where where) implements Expression {}

    /** {@code a + b} and the like. */
    record Binary(Operator operator, Expression left, Expression right, Where where) implements Expression {}

    /** {@code function(a, b)}. */
    record Call(String function, List<Expression> arguments, Where where) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A decision between listed values.
     *
     * @param ordered whether neighbours in the list are alike
     */
    record OneOf(List<Option> options, boolean ordered, Where where) implements Expression {
        public OneOf {
            options = List.copyOf(options);
        }
    }

    /**
     * One value of a {@link OneOf}.
     *
     * @param label the name in genotypes; null takes the value's own text
     */
    record Option(@Nullable String label, Expression value) {}

    /** A decision between the whole numbers {@code from, from + step, …} up to {@code to}. */
    record IntRange(Expression from, Expression to, Expression step, Where where) implements Expression {}

    /**
     * A decision between {@code points} real numbers from {@code from} to {@code to}, both included, at equal distances
     * or, if {@code logarithmic}, at equal ratios.
     */
    record FloatRange(Expression from, Expression to, boolean logarithmic, Expression points, Where where)
            implements Expression {}

    /** Operators, as they are written. */
    enum Operator {
        OR("or"),
        AND("and"),
        NOT("not"),
        EQUAL("=="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDE("/"),
        REMAINDER("%");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        /** The operator as it is written. */
        public String text() {
            return text;
        }
    }
}
