package nas4j.experiments.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.space.tree.Condition;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Expression.Operator;

/**
 * A constraint on what was measured, which only an evaluation settles.
 *
 * @param measurement its name
 * @param devices it holds on each; an empty name if it is about none
 * @param bound in the measurement's unit
 * @param text as it was written
 */
record MeasuredLimit(String measurement, Set<String> devices, Operator operator, double bound, String text) {
    private static final String ON = " on ";
    private static final Set<Operator> COMPARISONS =
            Set.of(Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST);

    MeasuredLimit {
        devices = Set.copyOf(devices);
    }

    /**
     * Whether the condition is about one of the measurements.
     *
     * @param measurements names, followed by " on " and the device where they depend on one
     */
    static boolean isOne(Condition condition, Set<String> measurements) {
        return names(condition.expression()).stream()
                .anyMatch(name -> name.contains(ON) || measurements.stream().anyMatch(known -> isOf(name, known)));
    }

    /** Whether the condition is a comparison of one of the measurements with a number, which {@link #of} accepts. */
    static boolean isComparison(Condition condition, Set<String> measurements) {
        return isOne(condition, measurements)
                && condition.expression() instanceof Expression.Binary comparison
                && COMPARISONS.contains(comparison.operator())
                && comparison.left() instanceof Expression.Name
                && comparison.right() instanceof Expression.Num;
    }

    private static boolean isOf(String name, String measurement) {
        return measurement.equals(name) || measurement.startsWith(name + ON);
    }

    /**
     * The limit; without a device it holds on every one.
     *
     * @throws InputException if it is more than a comparison of a measurement with a number
     */
    static MeasuredLimit of(Condition condition, Set<String> measurements) {
        if (condition.expression() instanceof Expression.Binary comparison
                && COMPARISONS.contains(comparison.operator())
                && comparison.left() instanceof Expression.Name name
                && comparison.right() instanceof Expression.Num number) {
            Set<String> devices = measurements.stream()
                    .filter(known -> isOf(name.name(), known))
                    .map(MeasuredLimit::device)
                    .collect(Collectors.toSet());
            if (devices.isEmpty()) {
                AgentDevices.requireEnrolled(device(name.name()), name.where());
                throw new InputException(
                        name.where(), "found [" + name.name() + "], " + Nearest.hint(name.name(), measurements));
            }
            return new MeasuredLimit(
                    name.name().split(ON, 2)[0], devices, comparison.operator(), number.value(), condition.text());
        }
        throw new InputException(
                condition.expression().where(),
                "found [" + condition.text()
                        + "], accepted of what is measured: a comparison with a number, such as accuracy >= 90");
    }

    private static String device(String measurement) {
        int on = measurement.indexOf(ON);
        return on < 0 ? "" : measurement.substring(on + ON.length());
    }

    /** All names in an expression. */
    static List<String> names(Expression expression) {
        return switch (expression) {
            case Expression.Name name -> List.of(name.name());
            case Expression.Unary unary -> names(unary.operand());
            case Expression.Binary binary -> {
                List<String> names = new ArrayList<>(names(binary.left()));
                names.addAll(names(binary.right()));
                yield names;
            }
            case Expression.Call call ->
                call.arguments().stream()
                        .flatMap(argument -> names(argument).stream())
                        .toList();
            case Expression.Num _, Expression.OneOf _, Expression.IntRange _, Expression.FloatRange _ -> List.of();
        };
    }

    /** What was measured, on what a search may look at, if it breaks the limit. */
    Optional<Measurement> findViolation(List<Measurement> measurements) {
        return measurements.stream()
                .filter(found -> found.name().equals(measurement)
                        && devices.contains(found.device())
                        && (found.split() == Split.VALIDATION || found.split() == Split.NONE)
                        && !holds(found.value()))
                .findFirst();
    }

    /**
     * How far it is broken by what a search may look at, relative to the bound: the largest amount over the devices, 0 where
     * it holds.
     */
    double excess(List<Measurement> measurements) {
        double scale = Math.max(Math.abs(bound), Double.MIN_NORMAL);
        return measurements.stream()
                .filter(found -> findViolation(List.of(found)).isPresent())
                .mapToDouble(found -> Math.max(Double.MIN_NORMAL, Math.abs(found.value() - bound) / scale))
                .max()
                .orElse(0);
    }

    private boolean holds(double value) {
        return switch (operator) {
            case LESS -> value < bound;
            case AT_MOST -> value <= bound;
            case GREATER -> value > bound;
            case AT_LEAST -> value >= bound;
            case OR, AND, NOT, EQUAL, UNEQUAL, PLUS, MINUS, TIMES, DIVIDE, REMAINDER ->
                throw new IllegalStateException("[" + operator + "] compares nothing");
        };
    }
}
