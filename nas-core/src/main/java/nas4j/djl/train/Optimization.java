package nas4j.djl.train;

/**
 * How a network's weights are found.
 *
 * @param clip the largest norm of all gradients together, above 0; greater ones are scaled down to it. Infinite for no
 *     clipping
 * @param average memory of the moving average of the weights that is the result, 0 to below 1; 0 for the weights
 *     themselves
 */
public record Optimization(Optimizer optimizer, Schedule schedule, double clip, double average) {
    public Optimization {
        if (!(clip > 0)) {
            throw new IllegalArgumentException("clip [" + clip + "] is not above 0");
        }
        if (!(average >= 0 && average < 1)) {
            throw new IllegalArgumentException("average [" + average + "] is not 0 to below 1");
        }
    }

    /** Neither clips nor averages. */
    public static Optimization of(Optimizer optimizer, Schedule schedule) {
        return new Optimization(optimizer, schedule, Double.POSITIVE_INFINITY, 0);
    }

    public Optimization with(Optimizer other) {
        return new Optimization(other, schedule, clip, average);
    }

    public Optimization with(Schedule other) {
        return new Optimization(optimizer, other, clip, average);
    }

    public Optimization withClip(double other) {
        return new Optimization(optimizer, schedule, other, average);
    }

    public Optimization withAverage(double other) {
        return new Optimization(optimizer, schedule, clip, other);
    }

    boolean clips() {
        return clip < Double.POSITIVE_INFINITY;
    }
}
