package nas4j.space.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.space.Costs;
import nas4j.space.Decision;
import nas4j.space.layer.Arguments;
import nas4j.space.term.Function;
import nas4j.space.term.Possible;
import nas4j.space.term.Slot;
import nas4j.space.term.Term;
import nas4j.space.term.Values;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Expression.Operator;

/** Resolves the names of expressions, makes their decisions and computes what is constant. */
final class ExpressionCompiler {
    private static final String INCOMING = "in.";
    private static final int MOST_OPTIONS = 100_000;
    private static final Values NO_VALUES = Values.of(new int[0], Costs.UNKNOWN);

    private final Slots slots;
    private final SiteBudget budget;
    private final Deque<Scope.Delayed> open = new ArrayDeque<>();

    ExpressionCompiler(Slots slots, SiteBudget budget) {
        this.slots = slots;
        this.budget = budget;
    }

    /**
     * Compiles an expression.
     *
     * @param decisionPath path of the decision, if the expression is one
     */
    Term compile(Expression expression, Context context, String decisionPath) {
        budget.spendValue(expression.where());
        return switch (expression) {
            case Expression.Num number -> new Term.Constant(number.value());
            case Expression.Name name -> name(name, context);
            case Expression.Unary unary ->
                apply(
                        unary.operator() == Operator.NOT ? Function.NOT : Function.NEGATE,
                        List.of(unary.operand()),
                        context,
                        unary.where());
            case Expression.Binary binary ->
                apply(Function.of(binary.operator()), List.of(binary.left(), binary.right()), context, binary.where());
            case Expression.Call call -> call(call, context);
            case Expression.OneOf choice -> oneOf(choice, context, decisionPath);
            case Expression.IntRange range -> intRange(range, context, decisionPath);
            case Expression.FloatRange range -> floatRange(range, context, decisionPath);
        };
    }

    /** Whether the expression itself asks for the size of what comes in. */
    static boolean asksIncoming(Expression expression) {
        return switch (expression) {
            case Expression.Num _ -> false;
            case Expression.Name name -> name.name().startsWith(INCOMING);
            case Expression.Unary unary -> asksIncoming(unary.operand());
            case Expression.Binary binary -> asksIncoming(binary.left()) || asksIncoming(binary.right());
            case Expression.Call call -> call.arguments().stream().anyMatch(ExpressionCompiler::asksIncoming);
            case Expression.OneOf choice -> choice.options().stream().anyMatch(option -> asksIncoming(option.value()));
            case Expression.IntRange _, Expression.FloatRange _ -> false;
        };
    }

    private Term name(Expression.Name name, Context context) {
        Scope.Binding binding = context.scope().find(name.name());
        return switch (binding) {
            case Scope.Value value -> value.term();
            case Scope.Delayed delayed -> delayed(name, delayed, context);
            case null -> unbound(name);
        };
    }

    private Term delayed(Expression.Name name, Scope.Delayed delayed, Context context) {
        if (open.contains(delayed)) {
            List<String> cycle = new ArrayList<>();
            open.descendingIterator().forEachRemaining(step -> cycle.add(step.decisionPath()));
            throw new InputException(
                    name.where(),
                    "[" + name.name() + "] is defined by itself: " + String.join(" → ", cycle) + " → "
                            + delayed.decisionPath());
        }
        open.push(delayed);
        Term term = compile(delayed.expression(), delayed.context().guardedAs(context), delayed.decisionPath());
        open.pop();
        return term;
    }

    private Term unbound(Expression.Name name) {
        if (name.name().startsWith(INCOMING)) {
            String size = name.name().substring(INCOMING.length()).toUpperCase(Locale.ROOT);
            for (Term.Size known : Term.Size.values()) {
                if (known.name().equals(size)) {
                    return new Term.Incoming(known);
                }
            }
            throw new InputException(
                    name.where(),
                    "[" + name.name() + "] is not known; "
                            + Nearest.hint(name.name(), List.of("in.channels", "in.height", "in.width", "in.tokens")));
        }
        return switch (name.name()) {
            case "true" -> new Term.Constant(true);
            case "false" -> new Term.Constant(false);
            default -> new Term.Constant(name.name());
        };
    }

    private Term apply(Function function, List<Expression> expressions, Context context, Where where) {
        List<Term> arguments = new ArrayList<>();
        for (Expression argument : expressions) {
            arguments.add(compile(argument, context, ""));
        }
        if (function.comparesWords()) {
            checkWords(expressions.get(0), expressions.get(1), context);
            checkLabel(arguments.get(0), arguments.get(1), where);
            checkLabel(arguments.get(1), arguments.get(0), where);
        } else {
            checkDefined(expressions, arguments, function == Function.IF, context);
        }
        Term term = new Term.Apply(function, arguments, where);
        return arguments.stream().allMatch(Term::isConstant) ? new Term.Constant(term.value(NO_VALUES)) : term;
    }

    /** A word is compared with something that is defined: two words, or a word and a number, are never meant. */
    private static void checkWords(Expression left, Expression right, Context context) {
        boolean leftIsWord = isWord(left, context);
        boolean rightIsWord = isWord(right, context);
        if (leftIsWord && (rightIsWord || right instanceof Expression.Num)) {
            throw undefined(((Expression.Name) left).name(), context, left.where());
        }
        if (rightIsWord && left instanceof Expression.Num) {
            throw undefined(((Expression.Name) right).name(), context, right.where());
        }
    }

    /** Whether the expression is a name that nothing defines. */
    private static boolean isWord(Expression expression, Context context) {
        return expression instanceof Expression.Name name
                && !name.name().equals("true")
                && !name.name().equals("false")
                && !name.name().startsWith(INCOMING)
                && context.scope().find(name.name()) == null;
    }

    /** A word beside a decision must be one of its values. */
    private static void checkLabel(Term decision, Term word, Where where) {
        if (decision.isConstant() || !(word instanceof Term.Constant(String text))) {
            return;
        }
        Optional<Set<Object>> values = Possible.values(decision);
        if (values.isPresent() && !values.get().contains(text)) {
            List<String> known = values.get().stream().map(Arguments::text).toList();
            throw new InputException(where, "[" + text + "] is never a value here; " + Nearest.hint(text, known));
        }
    }

    private static void checkDefined(
            List<Expression> expressions, List<Term> arguments, boolean wordsAllowed, Context context) {
        for (int k = 0; k < arguments.size(); k++) {
            if (arguments.get(k) instanceof Term.Constant(String word) && !(wordsAllowed && k > 0)) {
                throw undefined(word, context, expressions.get(k).where());
            }
        }
    }

    /** Says that a word is no value that is defined. */
    static InputException undefined(String word, Context context, Where where) {
        return new InputException(
                where,
                "[" + word + "] is not defined here; "
                        + Nearest.hint(word, context.scope().names()));
    }

    private Term call(Expression.Call call, Context context) {
        if (call.function().equals("count")) {
            return count(call, context);
        }
        Optional<Function> function = Function.find(call.function());
        if (function.isEmpty()) {
            List<String> known = new ArrayList<>(Function.names());
            known.add("count");
            throw new InputException(
                    call.where(),
                    "function [" + call.function() + "] is not known; " + Nearest.hint(call.function(), known));
        }
        if (call.arguments().size() != function.get().arity()) {
            throw new InputException(
                    call.where(),
                    "function [" + call.function() + "] takes "
                            + function.get().arity() + " arguments, found ["
                            + call.arguments().size() + "]");
        }
        return apply(function.get(), call.arguments(), context, call.where());
    }

    private Term count(Expression.Call call, Context context) {
        if (call.arguments().size() < 2 || !(call.arguments().getFirst() instanceof Expression.Name name)) {
            throw new InputException(
                    call.where(), "count takes a decision's name and labels: count(type, plain, wide)");
        }
        List<Slot> counted = slots.named(name.name());
        if (counted.isEmpty()) {
            throw new InputException(
                    call.where(),
                    "no decision is named [" + name.name() + "]; " + Nearest.hint(name.name(), lastSegments()));
        }
        List<String> labels = new ArrayList<>();
        for (Expression argument : call.arguments().subList(1, call.arguments().size())) {
            Term label = compile(argument, context, "");
            if (!(label instanceof Term.Constant(Object value))) {
                throw new InputException(call.where(), "a label in count is a word or a number");
            }
            labels.add(checkedLabel(Arguments.text(value), counted, call.where()));
        }
        return new Term.Count(counted, labels);
    }

    private static String checkedLabel(String label, List<Slot> slots, Where where) {
        if (slots.stream().allMatch(slot -> slot.decision().option(label) < 0)) {
            Set<String> known = new LinkedHashSet<>();
            for (Slot slot : slots) {
                for (int option = 0; option < slot.decision().options(); option++) {
                    known.add(slot.decision().label(option));
                }
            }
            throw new InputException(
                    where, "[" + label + "] is no option of what is counted; " + Nearest.hint(label, known));
        }
        return label;
    }

    /** Last segments of all decisions' paths. */
    Set<String> lastSegments() {
        Set<String> names = new LinkedHashSet<>();
        for (Slot slot : slots.all()) {
            String path = slot.decision().path();
            names.add(path.substring(path.lastIndexOf('/') + 1));
        }
        return names;
    }

    private Term oneOf(Expression.OneOf choice, Context context, String decisionPath) {
        List<String> labels = new ArrayList<>();
        for (Expression.Option option : choice.options()) {
            labels.add(option.label() == null ? ExpressionText.of(option.value()) : option.label());
        }
        checkLabels(labels, choice.where());
        Slot slot = slots.use(new Decision.OneOf(decisionPath, labels, choice.ordered(), choice.where()), context);
        List<Term> options = new ArrayList<>();
        for (int k = 0; k < labels.size(); k++) {
            options.add(compile(
                    choice.options().get(k).value(),
                    context.under(new Term.Takes(slot, k)),
                    Context.join(decisionPath, labels.get(k))));
        }
        Term term = new Term.Chosen(slot, options);
        slots.define(slot, term);
        return term;
    }

    /** Labels name options in genotypes: at least one, all different, without blanks or {@code =}. */
    static void checkLabels(List<String> labels, Where where) {
        if (labels.isEmpty()) {
            throw new InputException(where, "one-of is empty; accepted: one option or more");
        }
        Set<String> seen = new LinkedHashSet<>();
        for (String label : labels) {
            if (!seen.add(label)) {
                throw new InputException(where, "option [" + label + "] is there twice");
            }
            if (label.isEmpty() || label.chars().anyMatch(c -> Character.isWhitespace(c) || c == '=')) {
                throw new InputException(where, "[" + label + "] cannot name an option: names have no blanks and no =");
            }
        }
    }

    private Term intRange(Expression.IntRange range, Context context, String decisionPath) {
        int from = wholeNumber(range.from(), context);
        int to = wholeNumber(range.to(), context);
        int step = wholeNumber(range.step(), context);
        if (step < 1 || to < from) {
            throw new InputException(
                    range.where(), "a range goes up: found [" + from + ", " + to + "] with step [" + step + "]");
        }
        long options = ((long) to - from) / step + 1;
        checkOptions(options, range.where());
        Slot slot = slots.use(new Decision.IntRange(decisionPath, from, step, (int) options, range.where()), context);
        return new Term.Ranged(slot);
    }

    private Term floatRange(Expression.FloatRange range, Context context, String decisionPath) {
        double from = constantNumber(range.from(), context);
        double to = constantNumber(range.to(), context);
        int points = wholeNumber(range.points(), context);
        if (!(from < to) || (range.logarithmic() && from <= 0)) {
            throw new InputException(
                    range.where(),
                    "a range goes up" + (range.logarithmic() ? " from above 0" : "") + ": found [" + from + ", " + to
                            + "]");
        }
        checkOptions(points, range.where());
        if (points < 2) {
            throw new InputException(range.where(), "points [" + points + "] is below 2");
        }
        Slot slot = slots.use(
                new Decision.FloatRange(decisionPath, from, to, range.logarithmic(), points, range.where()), context);
        return new Term.Ranged(slot);
    }

    /** Ends decisions with so many options that each of them cannot be looked at. */
    static void checkOptions(long options, Where where) {
        if (options > MOST_OPTIONS) {
            throw new InputException(where, "found [" + options + "] options; accepted: up to " + MOST_OPTIONS);
        }
    }

    /** A whole number that no decision changes. */
    int wholeNumber(Expression expression, Context context) {
        double value = constantNumber(expression, context);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new InputException(
                    expression.where(), "found [" + Arguments.text(value) + "]; accepted: a whole number");
        }
        return (int) value;
    }

    private double constantNumber(Expression expression, Context context) {
        return switch (compile(expression, context, "")) {
            case Term.Constant(Double value) -> value;
            case Term.Constant(String word) -> throw undefined(word, context, expression.where());
            default ->
                throw new InputException(
                        expression.where(), "accepted here: a number that depends on no decision and no shape");
        };
    }

    /** The cost of this name. */
    static Optional<Costs.Cost> cost(String name) {
        for (Costs.Cost cost : Costs.Cost.values()) {
            if (cost.text().equals(name)) {
                return Optional.of(cost);
            }
        }
        return Optional.empty();
    }
}
