package nas4j.search.surrogate;

import java.util.Map;

/** Settings for tests of searchers that learn with surrogates. */
public final class Words {
    private Words() {}

    /** The number that stands for a surrogate. */
    public static double surrogate(String name) {
        return Surrogate.setting().words().indexOf(name);
    }

    /** The fastest surrogate. */
    public static Map<String, Double> quick() {
        return Map.of("surrogate", surrogate("hashed-ridge"), "design", 75.0);
    }
}
