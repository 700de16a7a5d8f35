package nas4j.evaluate.scalar;

import java.util.List;

/** Combines what was measured of an architecture to one loss, less is better. Immutable. */
public sealed interface Scalarization permits WeightedSum, MnasNet {

    /** How many values it combines. */
    int objectives();

    /**
     * The loss.
     *
     * @param values one for each objective, in their order and as measured: more accuracy is better, more latency worse
     * @throws IllegalArgumentException if there are not so many, or one is out of its range
     */
    double loss(List<Double> values);
}
