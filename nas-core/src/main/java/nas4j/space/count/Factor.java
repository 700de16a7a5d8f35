package nas4j.space.count;

import java.math.BigInteger;
import java.util.function.Predicate;

/** A table of weights over the states of a few variables; weight 0 forbids. Immutable. */
final class Factor {
    private final int[] scope;
    private final int[] strides;
    private final BigInteger[] weights;

    /** Takes over its arguments. The first variable of the scope has stride 1. */
    Factor(int[] scope, int[] domains, BigInteger[] weights) {
        this.scope = scope;
        this.strides = strides(scope, domains);
        this.weights = weights;
    }

    /** Weight 1 where the rule holds; {@code states} is room to work in. */
    static Factor of(int[] scope, int[] domains, Predicate<int[]> rule, int[] states) {
        BigInteger[] weights = new BigInteger[Math.toIntExact(entries(scope, domains))];
        for (int row = 0; row < weights.length; row++) {
            int rest = row;
            for (int variable : scope) {
                states[variable] = rest % domains[variable];
                rest /= domains[variable];
            }
            weights[row] = rule.test(states) ? BigInteger.ONE : BigInteger.ZERO;
        }
        return new Factor(scope, domains, weights);
    }

    static long entries(int[] scope, int[] domains) {
        long entries = 1;
        for (int variable : scope) {
            entries = Math.multiplyExact(entries, (long) domains[variable]);
        }
        return entries;
    }

    static int[] strides(int[] scope, int[] domains) {
        int[] strides = new int[scope.length];
        int stride = 1;
        for (int k = 0; k < scope.length; k++) {
            strides[k] = stride;
            stride *= domains[scope[k]];
        }
        return strides;
    }

    int[] scope() {
        return scope;
    }

    BigInteger weight(int[] states) {
        return weights[row(scope, strides, states)];
    }

    static int row(int[] scope, int[] strides, int[] states) {
        int row = 0;
        for (int k = 0; k < scope.length; k++) {
            row += strides[k] * states[scope[k]];
        }
        return row;
    }
}
