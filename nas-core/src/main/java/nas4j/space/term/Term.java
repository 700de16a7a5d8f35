package nas4j.space.term;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nas4j.graph.TensorShape;
import nas4j.input.Where;
import nas4j.space.Costs;
import nas4j.space.Decision;
import nas4j.space.layer.Arguments;

/**
 * An expression whose names are resolved. Values are {@link Double}, {@link String}, {@link Boolean} or {@link #ABSENT}.
 */
public sealed interface Term {
    /** Value of a decision that does not exist, or a cost that is not known. */
    Object ABSENT = new Object() {
        @Override
        public String toString() {
            return "absent";
        }
    };

    Object value(Values values);

    /** Adds the decisions that the value depends on. */
    void collectSlots(Collection<Slot> slots);

    /** Whether the value depends on the network being built, not on decisions alone. */
    boolean usesShapes();

    default Set<Slot> slots() {
        Set<Slot> slots = new LinkedHashSet<>();
        collectSlots(slots);
        return slots;
    }

    /** Whether the value is always the same. */
    default boolean isConstant() {
        return this instanceof Constant;
    }

    /** A known value. */
    record Constant(Object constant) implements Term {
        @Override
        public Object value(Values values) {
            return constant;
        }

        @Override
        public void collectSlots(Collection<Slot> slots) {
            // a constant depends on nothing
        }

        @Override
        public boolean usesShapes() {
            return false;
        }
    }

    /** The value of the option that a decision takes. */
    record Chosen(Slot slot, List<Term> options) implements Term {
        @Override
        public Object value(Values values) {
            int option = values.option(slot);
            return option < 0 ? ABSENT : options.get(option).value(values);
        }

        @Override
        public void collectSlots(Collection<Slot> slots) {
            slots.add(slot);
            options.forEach(option -> option.collectSlots(slots));
        }

        @Override
        public boolean usesShapes() {
            return options.stream().anyMatch(Term::usesShapes);
        }
    }

    /** The number that a decision over numbers stands for. */
    record Ranged(Slot slot) implements Term {
        @Override
        public Object value(Values values) {
            int option = values.option(slot);
            if (option < 0) {
                return ABSENT;
            }
            return switch (slot.decision()) {
                case Decision.IntRange range -> (double) range.value(option);
                case Decision.FloatRange range -> range.value(option);
                case Decision.OneOf choice -> choice.label(option);
                case Decision.SubsetOf subset -> subset.label(option);
            };
        }

        @Override
        public void collectSlots(Collection<Slot> slots) {
            slots.add(slot);
        }

        @Override
        public boolean usesShapes() {
            return false;
        }
    }

    /** Whether a decision takes a certain option. */
    record Takes(Slot slot, int option) implements Term {
        @Override
        public Object value(Values values) {
            return values.option(slot) == option;
        }

        @Override
        public void collectSlots(Collection<Slot> slots) {
            slots.add(slot);
        }

        @Override
        public boolean usesShapes() {
            return false;
        }
    }

    /** Whether a value's text is a certain label. */
    record Reads(Term read, String label) implements Term {
        @Override
        public Object value(Values values) {
            Object value = read.value(values);
            return value == ABSENT ? value : (Object) Arguments.text(value).equals(label);
        }

        @Override
        public void collectSlots(Collection<Slot> slots) {
            read.collectSlots(slots);
        }

        @Override
        public boolean usesShapes() {
            return read.usesShapes();
        }
    }

    /** A value bound where a block was entered. */
    record Local(int register) implements Term {
        @Override
        public Object value(Values values) {
            return values.local(register);
        }

        @Override
        public void collectSlots(Collection<Slot> slots) {
            // decisions inside a bound value count where it is bound
        }

        @Override
        public boolean usesShapes() {
            return true;
        }
    }

    /** A size of the value that comes in. */
    record Incoming(Size size) implements Term {
        @Override
        public Object value(Values values) {
            return size.of(values.incoming());
        }

        @Override
        public void collectSlots(Collection<Slot> slots) {
            // sizes are read off the network
        }

        @Override
        public boolean usesShapes() {
            return true;
        }
    }

    /** A cost of the whole network. */
    record CostOf(Costs.Cost cost) implements Term {
        @Override
        public Object value(Values values) {
            double value = values.cost(cost);
            return Double.isNaN(value) ? ABSENT : (Object) value;
        }

        @Override
        public void collectSlots(Collection<Slot> slots) {
            // costs are read off the network
        }

        @Override
        public boolean usesShapes() {
            return false;
        }
    }

    /** How many of several decisions exist and take one of the given labels. */
    record Count(List<Slot> counted, List<String> labels) implements Term {
        @Override
        public Object value(Values values) {
            return (double) values.count(this);
        }

        @Override
        public void collectSlots(Collection<Slot> slots) {
            slots.addAll(counted);
        }

        @Override
        public boolean usesShapes() {
            return false;
        }
    }

    /** A function of other values. */
    record Apply(Function function, List<Term> arguments, Where where) implements Term {
        @Override
        public Object value(Values values) {
            return function.apply(arguments, values, where);
        }

        @Override
        public void collectSlots(Collection<Slot> slots) {
            arguments.forEach(argument -> argument.collectSlots(slots));
        }

        @Override
        public boolean usesShapes() {
            return arguments.stream().anyMatch(Term::usesShapes);
        }
    }

    /** What {@code in.…} can ask. */
    enum Size {
        CHANNELS {
            @Override
            Object of(TensorShape shape) {
                return (double) shape.channels();
            }
        },
        HEIGHT {
            @Override
            Object of(TensorShape shape) {
                return shape.rank() == 3 ? (Object) (double) shape.dim(1) : ABSENT;
            }
        },
        WIDTH {
            @Override
            Object of(TensorShape shape) {
                return shape.rank() == 3 ? (Object) (double) shape.dim(2) : ABSENT;
            }
        },
        TOKENS {
            @Override
            Object of(TensorShape shape) {
                return shape.rank() <= 2 ? (Object) (double) shape.dim(0) : ABSENT;
            }
        };

        abstract Object of(TensorShape shape);
    }
}
