package nas4j.space;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import nas4j.space.count.Rule;

/** Tells whether a decision exists, from the options of the decisions before it. */
final class Activity {
    private static final int LARGEST_TABLE = 1 << 14;

    private final Rule rule;
    private final int[] parents;
    private final int[] strides;
    private final BitSet table;
    private final boolean tabulated;

    Activity(Rule rule, List<Decision> decisions) {
        this.rule = rule;
        parents = rule.scope().stream().mapToInt(Integer::intValue).toArray();
        strides = new int[parents.length];
        table = new BitSet();
        long rows = 1;
        for (int k = 0; k < parents.length; k++) {
            strides[k] = (int) rows;
            rows = Math.min(rows * (decisions.get(parents[k]).options() + 1L), Integer.MAX_VALUE);
        }
        tabulated = rows <= LARGEST_TABLE;
        int[] options = new int[decisions.size()];
        for (int row = 0; tabulated && row < rows; row++) {
            int rest = row;
            for (int parent : parents) {
                int states = decisions.get(parent).options() + 1;
                options[parent] = rest % states + Genotype.INACTIVE;
                rest /= states;
            }
            table.set(row, rule.holds().test(options));
        }
    }

    /** Whether the decision exists whatever the others are. */
    boolean always() {
        return parents.length == 0;
    }

    int[] parents() {
        return parents;
    }

    boolean dependsOn(int decision) {
        return Arrays.stream(parents).anyMatch(parent -> parent == decision);
    }

    boolean test(int[] options) {
        if (!tabulated) {
            return rule.holds().test(options);
        }
        int row = 0;
        for (int k = 0; k < parents.length; k++) {
            row += strides[k] * (options[parents[k]] - Genotype.INACTIVE);
        }
        return table.get(row);
    }
}
