package nas4j.space.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.input.InputException;
import nas4j.space.Costs;
import nas4j.space.Decision;
import nas4j.space.count.Rule;
import nas4j.space.term.Slot;
import nas4j.space.term.Term;
import nas4j.space.term.Values;

/** The decisions of a space while it is being compiled. */
final class Slots {
    private final Map<String, Slot> byPath = new LinkedHashMap<>();
    private final Map<Slot, Term> terms = new LinkedHashMap<>();

    /** The decision of this path, which exists under the context's conditions; made at its first use. */
    Slot use(Decision decision, Context context) {
        Slot slot = byPath.computeIfAbsent(decision.path(), _ -> new Slot(decision));
        if (!slot.decision().equals(decision)) {
            throw new InputException(
                    decision.where(),
                    "decision [" + decision.path() + "] is shared, but its options differ from place to place");
        }
        slot.use(context.guards());
        return slot;
    }

    /** Remembers the value that a decision stands for, so that constraints can name it. */
    void define(Slot slot, Term term) {
        terms.putIfAbsent(slot, term);
    }

    Term term(Slot slot) {
        return terms.getOrDefault(slot, new Term.Ranged(slot));
    }

    Collection<Slot> all() {
        return byPath.values();
    }

    /** Decisions with this path or last segment; if there are none, those with the segment anywhere. */
    List<Slot> named(String name) {
        List<Slot> last = all().stream()
                .filter(slot -> ("/" + slot.decision().path()).endsWith("/" + name))
                .toList();
        return last.isEmpty()
                ? all().stream()
                        .filter(slot -> ("/" + slot.decision().path() + "/").contains("/" + name + "/"))
                        .toList()
                : last;
    }

    /** Puts the decisions in an order in which each one's existence depends on earlier ones only. */
    List<Slot> ordered() {
        all().forEach(Slots::simplify);
        Set<Slot> done = new LinkedHashSet<>();
        all().forEach(slot -> visit(slot, done));
        int index = 0;
        for (Slot slot : done) {
            slot.place(index++);
        }
        return List.copyOf(done);
    }

    private static void visit(Slot slot, Set<Slot> done) {
        if (!done.contains(slot)) {
            parents(slot).forEach(parent -> visit(parent, done));
            done.add(slot);
        }
    }

    private static Set<Slot> parents(Slot slot) {
        Set<Slot> parents = new LinkedHashSet<>();
        slot.uses().forEach(use -> use.forEach(guard -> guard.collectSlots(parents)));
        return parents;
    }

    /** Leaves out conditions that another one implies, since the decision it reads exists only under them. */
    private static void simplify(Slot slot) {
        List<List<Term>> uses = List.copyOf(slot.uses());
        slot.uses().clear();
        for (List<Term> use : uses) {
            List<Term> kept = new ArrayList<>(use);
            kept.removeIf(guard -> use.stream().anyMatch(other -> other != guard && implies(other, guard)));
            slot.use(kept);
        }
    }

    private static boolean implies(Term guard, Term implied) {
        Set<Slot> slots = guard.slots();
        if (slots.size() != 1) {
            return false;
        }
        List<List<Term>> uses = slots.iterator().next().uses();
        return !uses.isEmpty() && uses.stream().allMatch(use -> contains(use, implied));
    }

    private static boolean contains(List<Term> use, Term implied) {
        return use.stream().anyMatch(guard -> guard.equals(implied) || implies(guard, implied));
    }

    /** The rule under which a decision exists. */
    static Rule rule(Slot slot) {
        List<List<Term>> uses = slot.uses().stream().map(List::copyOf).toList();
        List<Integer> scope = parents(slot).stream().map(Slot::index).sorted().toList();
        return new Rule(scope, options -> {
            Values values = Values.of(options, Costs.UNKNOWN);
            return uses.stream()
                    .anyMatch(use -> use.stream().allMatch(guard -> Boolean.TRUE.equals(guard.value(values))));
        });
    }
}
