package nas4j.space;

import java.util.Arrays;
import java.util.StringJoiner;

/**
 * One answer to every decision of a {@link SearchSpace} that exists under the other answers. Immutable; equal if the space
 * and the answers are. Two genotypes can give the same network: see {@code GraphHash}.
 */
public final class Genotype {
    /** Stands for the option of a decision that does not exist. */
    static final int INACTIVE = -1;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final SearchSpace space;
    private final int[] options;

    /** Takes over the array; {@link SearchSpace} checks it. */
    Genotype(SearchSpace space, int[] options) {
        this.space = space;
        this.options = options;
    }

    public SearchSpace space() {
        return space;
    }

    /** Whether the decision exists under the other answers. */
    public boolean isActive(int decision) {
        return options[decision] != INACTIVE;
    }

    /** The option chosen, from 0; -1 if the decision does not exist. */
    public int option(int decision) {
        return options[decision];
    }

    /** A copy of all options in the order of the space's decisions; -1 where a decision does not exist. */
    public int[] options() {
        return options.clone();
    }

    int[] optionsUncopied() {
        return options;
    }

    /**
     * Canonical text: {@code path=label} of every decision that exists, in the space's order, separated by spaces.
     * {@link SearchSpace#parse} reads it, in any order.
     */
    public String text() {
        StringJoiner text = new StringJoiner(" ");
        for (int decision = 0; decision < options.length; decision++) {
            if (isActive(decision)) {
                Decision asked = space.decisions().get(decision);
                text.add(asked.path() + "=" + asked.label(options[decision]));
            }
        }
        return text.toString();
    }

    /** 64 bits that depend on the answers alone: the same in every process and on every machine. */
    public long hash() {
        long hash = options.length;
        for (int option : options) {
            hash = (hash ^ (option + 2)) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        hash *= 0xBF58476D1CE4E5B9L;
        return hash ^ (hash >>> 32);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Genotype that && space.equals(that.space) && Arrays.equals(options, that.options);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash());
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
