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
        double distance = weight == 0 ? 0 : mean / weight - loss;
        double scale = weight == 0 ? 0 : deviation / weight;
        weight = decay * weight + (1 - decay);
        mean = decay * mean + (1 - decay) * loss;
        deviation = decay * deviation + (1 - decay) * Math.abs(distance);
        return scale > 0 ? Math.clamp(distance / scale, -LARGEST, LARGEST) : 0;
    }
}
