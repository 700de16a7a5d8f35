package nas4j.space.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nas4j.space.term.Term;
import nas4j.space.tree.Expression;
import org.jspecify.annotations.Nullable;

/** Names and what they stand for, inner before outer. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Binding> bindings = new HashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    /** What a name stands for. */
    sealed interface Binding {}

    /** A value. */
    record Value(Term term) implements Binding {}

    /**
     * An expression that is read anew at each use, so that its decisions exist just where they are used.
     *
     * @param context the names it knows
     * @param decisionPath name of the decision, if it is one
     */
    record Delayed(Expression expression, Context context, String decisionPath) implements Binding {}

    void define(String name, Term term) {
        bindings.put(name, new Value(term));
    }

    void define(String name, Delayed delayed) {
        bindings.put(name, delayed);
    }

    @Nullable Binding find(String name) {
        Binding here = bindings.get(name);
        return here != null || outer == null ? here : outer.find(name);
    }

    /** All names that are known here. */
    Set<String> names() {
        Set<String> names = outer == null ? new TreeSet<>() : outer.names();
        names.addAll(bindings.keySet());
        return names;
    }
}
