package nas4j.space.decode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nas4j.graph.TensorShape;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.Costs;
import nas4j.space.term.Slot;
import nas4j.space.term.Term;
import nas4j.space.term.Values;

/** All values that several terms take together, over all decisions and over the bounds of what comes in. */
final class Variants {
    private static final long MOST_COMBINATIONS = 100_000;

    private final Map<Integer, Set<Object>> locals;

    /** Reads bound values from the map, register by register. */
    Variants(Map<Integer, Set<Object>> locals) {
        this.locals = locals;
    }

    /**
     * Distinct rows of values, without those in which one is absent or cannot be computed.
     *
     * @param incoming bounds of what comes in
     */
    Set<List<Object>> of(List<Term> terms, List<TensorShape> incoming, Where where) {
        Set<Slot> slots = new LinkedHashSet<>();
        Set<Integer> registers = new TreeSet<>();
        terms.forEach(term -> {
            term.collectSlots(slots);
            collectRegisters(term, registers);
        });
        List<Object> axes = new ArrayList<>(slots);
        axes.addAll(registers);
        long combinations = 1;
        for (Object axis : axes) {
            combinations *= states(axis);
            if (combinations > MOST_COMBINATIONS) {
                throw new InputException(
                        where, "more than [" + MOST_COMBINATIONS + "] combinations of decisions meet in one layer");
            }
        }
        Set<List<Object>> rows = new LinkedHashSet<>();
        for (TensorShape shape : new LinkedHashSet<>(incoming)) {
            for (long number = 0; number < combinations; number++) {
                row(terms, new Combination(axes, number, shape), rows);
            }
        }
        return rows;
    }

    private static void row(List<Term> terms, Values values, Set<List<Object>> rows) {
        List<Object> row = new ArrayList<>();
        for (Term term : terms) {
            try {
                row.add(term.value(values));
            } catch (InputException e) {
                return;
            }
        }
        if (!row.contains(Term.ABSENT)) {
            rows.add(List.copyOf(row));
        }
    }

    private int states(Object axis) {
        return axis instanceof Slot slot
                ? slot.decision().options()
                : bound((Integer) axis).size();
    }

    private Set<Object> bound(int register) {
        return locals.getOrDefault(register, Set.of());
    }

    private static void collectRegisters(Term term, Set<Integer> registers) {
        switch (term) {
            case Term.Local local -> registers.add(local.register());
            case Term.Chosen chosen -> chosen.options().forEach(option -> collectRegisters(option, registers));
            case Term.Apply apply -> apply.arguments().forEach(argument -> collectRegisters(argument, registers));
            case Term.Reads reads -> collectRegisters(reads.read(), registers);
            case Term.Constant _, Term.Ranged _, Term.Takes _, Term.Incoming _, Term.CostOf _, Term.Count _ -> {}
        }
    }

    /** One state of each axis, as a number in mixed radix. */
    private final class Combination implements Values {
        private final List<Object> axes;
        private final long number;
        private final TensorShape incoming;

        Combination(List<Object> axes, long number, TensorShape incoming) {
            this.axes = axes;
            this.number = number;
            this.incoming = incoming;
        }

        private int state(Object wanted) {
            long rest = number;
            for (Object axis : axes) {
                if (axis.equals(wanted)) {
                    return (int) (rest % states(axis));
                }
                rest /= states(axis);
            }
            return -1;
        }

        @Override
        public int option(Slot slot) {
            return state(slot);
        }

        @Override
        public Object local(int register) {
            return List.copyOf(bound(register)).get(state(register));
        }

        @Override
        public TensorShape incoming() {
            return incoming;
        }

        @Override
        public double cost(Costs.Cost cost) {
            return Double.NaN;
        }
    }
}
