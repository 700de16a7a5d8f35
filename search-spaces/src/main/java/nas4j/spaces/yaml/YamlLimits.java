package nas4j.spaces.yaml;

import nas4j.input.InputException;
import nas4j.input.Where;

/** Refuses documents that would take long or much memory. Counts what one document holds. */
final class YamlLimits {
    private static final int MOST_ALIASES = 50;
    private static final int MOST_NODES = 100_000;
    private static final int DEEPEST = 50;

    private int aliases;
    private int nodes;

    void count(Where where, int depth) {
        if (depth > DEEPEST) {
            throw new InputException(where, "it is nested more than " + DEEPEST + " deep");
        }
        if (++nodes > MOST_NODES) {
            throw new InputException(
                    where, "there are more than %,d nodes, those that aliases repeat included".formatted(MOST_NODES));
        }
    }

    void countAlias(Where where, String name) {
        if (++aliases > MOST_ALIASES) {
            throw new InputException(where, "there are more than " + MOST_ALIASES + " aliases such as [*" + name + "]");
        }
    }
}
