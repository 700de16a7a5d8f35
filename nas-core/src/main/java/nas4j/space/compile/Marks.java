package nas4j.space.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Registers of marks by name, inner before outer; the outermost ones are the network's entries. */
final class Marks {
    private final @Nullable Marks outer;
    private final Map<String, Integer> registers = new HashMap<>();

    Marks(@Nullable Marks outer) {
        this.outer = outer;
    }

    void define(String name, int register) {
        registers.put(name, register);
    }

    @Nullable Integer find(String name) {
        Integer here = registers.get(name);
        return here != null || outer == null ? here : outer.find(name);
    }

    Set<String> names() {
        Set<String> names = outer == null ? new TreeSet<>() : outer.names();
        names.addAll(registers.keySet());
        return names;
    }
}
