package nas4j.space.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nas4j.space.term.Term;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Expression.Operator;

/** The names in a constraint: which are values, which are labels. */
final class ConstraintNames {
    private ConstraintNames() {}

    /** All names outside {@code count}. */
    static List<Expression.Name> of(Expression expression) {
        List<Expression.Name> names = new ArrayList<>();
        collect(expression, names);
        return names;
    }

    private static void collect(Expression expression, List<Expression.Name> names) {
        switch (expression) {
            case Expression.Name name -> names.add(name);
            case Expression.Unary unary -> collect(unary.operand(), names);
            case Expression.Binary binary -> {
                collect(binary.left(), names);
                collect(binary.right(), names);
            }
            case Expression.Call call -> {
                if (!call.function().equals("count")) {
                    call.arguments().forEach(argument -> collect(argument, names));
                }
            }
            case Expression.Num _, Expression.OneOf _, Expression.IntRange _, Expression.FloatRange _ -> {}
        }
    }

    /** A name that is neither a value nor a label beside one. */
    static Optional<Expression.Name> unknownWords(Expression expression, Context context) {
        return switch (expression) {
            case Expression.Name name -> isUnknown(name, context) ? Optional.of(name) : Optional.empty();
            case Expression.Unary unary -> unknownWords(unary.operand(), context);
            case Expression.Binary binary -> {
                boolean comparesWords = binary.operator() == Operator.EQUAL || binary.operator() == Operator.UNEQUAL;
                Optional<Expression.Name> left = unknownWords(binary.left(), context);
                Optional<Expression.Name> right = unknownWords(binary.right(), context);
                boolean isLabel = comparesWords
                        && ((left.isEmpty() && hasNames(binary.left()))
                                || (right.isEmpty() && hasNames(binary.right())));
                yield isLabel ? Optional.empty() : left.or(() -> right);
            }
            case Expression.Call call ->
                call.function().equals("count")
                        ? Optional.empty()
                        : call.arguments().stream()
                                .flatMap(argument -> unknownWords(argument, context).stream())
                                .findFirst();
            case Expression.Num _, Expression.OneOf _, Expression.IntRange _, Expression.FloatRange _ ->
                Optional.empty();
        };
    }

    /** Whether the expression reads names, so that a word beside it is a label; beside a number it is not. */
    private static boolean hasNames(Expression expression) {
        return !of(expression).isEmpty();
    }

    private static boolean isUnknown(Expression.Name name, Context context) {
        boolean isTruth = name.name().equals("true") || name.name().equals("false");
        return !isTruth && context.scope().find(name.name()) == null;
    }

    /** Whether the value depends on a cost. */
    static boolean usesCosts(Term term) {
        return switch (term) {
            case Term.CostOf _ -> true;
            case Term.Apply apply -> apply.arguments().stream().anyMatch(ConstraintNames::usesCosts);
            case Term.Chosen chosen -> chosen.options().stream().anyMatch(ConstraintNames::usesCosts);
            case Term.Reads reads -> usesCosts(reads.read());
            case Term.Constant _, Term.Ranged _, Term.Takes _, Term.Local _, Term.Incoming _, Term.Count _ -> false;
        };
    }
}
