package nas4j.search.policy;

/**
 * What loss is usual, and how far losses lie from it: moving averages, so that it follows a policy that gets better. Mutable;
 * for one thread.
 */
final class Baseline {
    /** Advantages beyond are cut off: one network that does not train must not undo what was learnt. */
    private static final double LARGEST = 2;

    private final double decay;
    private double weight;
    private double mean;
    private double deviation;

    /** @param decay what is kept of an average when a loss comes, from 0 to below 1 */
    Baseline(double decay) {
        this.decay = decay;
    }

    /** How much better a loss is than usual, in mean absolute deviations and at most two of them; then learns it. */
    double advantage(double loss) {
        return advantage(loss, 1);
    }

    /**
     * As the other, of a loss that counts more or less than one.
     *
     * @param count from 0; 1 is one loss
     */
    double advantage(double loss, double count) {
        double distance = weight == 0 ? 0 : mean / weight - loss;
        double scale = weight == 0 ? 0 : deviation / weight;
        double share = (1 - decay) * count;
        double kept = Math.pow(decay, count);
        weight = kept * weight + share;
        mean = kept * mean + share * loss;
        deviation = kept * deviation + share * Math.abs(distance);
        return scale > 0 ? Math.clamp(distance / scale, -LARGEST, LARGEST) : 0;
    }

    /** All that it remembers, for {@link #restore}. */
    double[] state() {
        return new double[] {weight, mean, deviation};
    }

    /** Goes on from what {@link #state} gave. */
    void restore(double[] state) {
        weight = state[0];
        mean = state[1];
        deviation = state[2];
    }
}
