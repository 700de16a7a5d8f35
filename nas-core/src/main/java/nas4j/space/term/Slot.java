package nas4j.space.term;

import java.util.ArrayList;
import java.util.List;
import nas4j.space.Decision;

/** A decision while its space is being compiled: the ways in which it comes to exist are still being collected. */
public final class Slot {
    private final Decision decision;
    /** Each use is a list of conditions that hold together; the decision exists where one use's conditions hold. */
    private final List<List<Term>> uses = new ArrayList<>();

    private int index = -1;

    public Slot(Decision decision) {
        this.decision = decision;
    }

    public Decision decision() {
        return decision;
    }

    /** The uses; the caller may change them while the space is being compiled. */
    public List<List<Term>> uses() {
        return uses;
    }

    /** Adds a use unless a weaker one is known; drops those it makes superfluous. */
    public void use(List<Term> conditions) {
        if (uses.stream().noneMatch(conditions::containsAll)) {
            uses.removeIf(known -> known.containsAll(conditions));
            uses.add(List.copyOf(conditions));
        }
    }

    /** Place among the space's decisions; known once all of them are. */
    public int index() {
        return index;
    }

    /** Says where the decision is among the space's decisions. */
    public void place(int index) {
        this.index = index;
    }

    @Override
    public String toString() {
        return decision.path();
    }
}
