package nas4j.search.mcts;

/** The losses of a search together: what a mean loss is worth as a reward in [0, 1]. */
final class Losses {
    private double least = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private int count;
    private double mean;
    private double squares;

    /** Adds a loss, if it is a number. Welford 1962, "Note on a method for calculating corrected sums of squares and products". */
    void add(double loss) {
        if (Double.isNaN(loss)) {
            return;
        }
        least = Math.min(least, loss);
        largest = Math.max(largest, loss);
        count++;
        double off = loss - mean;
        mean += off / count;
        squares += off * (loss - mean);
    }

    /** Whether two losses differ. */
    boolean differ() {
        return largest > least;
    }

    /**
     * The mean reward, where the reward of a loss is 1 if it is the least so far, 0 if it is the largest.
     *
     * @param sum of {@code told} losses
     * @param lost further trials, of reward 0
     */
    double reward(double sum, int told, int lost) {
        return differ() ? (told * largest - sum) / ((largest - least) * (told + lost)) : told / (told + (double) lost);
    }

    /** The mean of all rewards; ½ before there is one. */
    double meanReward() {
        return differ() ? (largest - mean) / (largest - least) : 0.5;
    }

    /** The standard deviation of all rewards; ½, the largest there can be, while they do not differ. */
    double spread() {
        return differ() ? Math.sqrt(squares / count) / (largest - least) : 0.5;
    }
}
