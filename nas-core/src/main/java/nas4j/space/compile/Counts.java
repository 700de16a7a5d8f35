package nas4j.space.compile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nas4j.graph.TensorShape;
import nas4j.space.Constraint;
import nas4j.space.Costs;
import nas4j.space.Decision;
import nas4j.space.count.Tally;
import nas4j.space.term.Slot;
import nas4j.space.term.Term;
import nas4j.space.term.Values;
import org.jspecify.annotations.Nullable;

/** What a condition counts, apart from what it reads itself. */
final class Counts {
    private final Set<Term.Count> counts = new LinkedHashSet<>();
    private final Set<Slot> read = new LinkedHashSet<>();

    private Counts() {}

    /** The condition by what it counts; null if it counts nothing. */
    static Constraint.@Nullable Counted in(Term term) {
        Counts found = new Counts();
        found.collect(term);
        if (found.counts.isEmpty()) {
            return null;
        }
        List<Term.Count> counts = List.copyOf(found.counts);
        return new Constraint.Counted(
                found.read.stream().map(Slot::index).sorted().toList(),
                counts.stream().map(Counts::tally).toList(),
                (options, numbers) -> Boolean.FALSE.equals(term.value(new Counted(options, counts, numbers))));
    }

    private void collect(Term term) {
        switch (term) {
            case Term.Count count -> counts.add(count);
            case Term.Apply apply -> apply.arguments().forEach(this::collect);
            case Term.Reads reads -> collect(reads.read());
            case Term.Chosen chosen -> {
                read.add(chosen.slot());
                chosen.options().forEach(this::collect);
            }
            case Term.Ranged ranged -> read.add(ranged.slot());
            case Term.Takes takes -> read.add(takes.slot());
            case Term.Constant _, Term.Local _, Term.Incoming _, Term.CostOf _ -> {}
        }
    }

    private static Tally tally(Term.Count count) {
        List<Integer> decisions = new ArrayList<>();
        List<Set<Integer>> options = new ArrayList<>();
        for (Slot slot : count.counted()) {
            Decision decision = slot.decision();
            decisions.add(slot.index());
            options.add(IntStream.range(0, decision.options())
                    .filter(option -> count.labels().contains(decision.label(option)))
                    .boxed()
                    .collect(Collectors.toSet()));
        }
        return new Tally(decisions, options);
    }

    /** Decisions, and counts that are known. */
    private static final class Counted implements Values {
        private final int[] options;
        private final List<Term.Count> counts;
        private final int[] numbers;

        Counted(int[] options, List<Term.Count> counts, int[] numbers) {
            this.options = options;
            this.counts = counts;
            this.numbers = numbers;
        }

        @Override
        public int option(Slot slot) {
            return options[slot.index()];
        }

        @Override
        public int count(Term.Count count) {
            return numbers[counts.indexOf(count)];
        }

        @Override
        public Object local(int register) {
            return Term.ABSENT;
        }

        @Override
        public TensorShape incoming() {
            throw new IllegalStateException("no network is at hand");
        }

        @Override
        public double cost(Costs.Cost cost) {
            return Double.NaN;
        }
    }
}
