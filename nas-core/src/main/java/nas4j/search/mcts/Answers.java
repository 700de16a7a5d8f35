package nas4j.search.mcts;

import java.util.random.RandomGenerator;
import nas4j.space.Genotype;

/**
 * The mean reward of each answer to each question in all trials together, whatever the other answers were: what
 * Finnsson and Björnsson 2008, "Simulation-based approach to general game playing", call the move-average sampling
 * technique. From these means, answers are drawn by Thompson sampling: Chapelle and Li 2011, "An empirical evaluation of
 * Thompson sampling".
 */
final class Answers {
    private final Losses losses;
    private final boolean shared;
    private final Walk walk;
    private final double[] sums;
    private final int[] told;
    private final int[] lost;

    /** @param shared whether to draw by what is known; if not, all answers are drawn alike */
    Answers(Questions questions, Losses losses, boolean shared) {
        this.losses = losses;
        this.shared = shared;
        walk = new Walk(questions);
        sums = new double[questions.answers()];
        told = new int[sums.length];
        lost = new int[sums.length];
    }

    /** Tells of a trial; one whose loss is not a number has failed, its reward is 0. */
    void tell(Genotype genotype, double loss) {
        boolean failed = Double.isNaN(loss);
        walk.begin();
        while (!walk.isOver()) {
            int first = walk.place();
            int place = first + walk.follow(genotype);
            sums[place] += failed ? 0 : loss;
            (failed ? lost : told)[place]++;
        }
    }

    /** The mean of the rewards with this answer, and one more that is the mean of all. */
    double reward(int place) {
        int n = told[place] + lost[place];
        double known = n == 0 ? 0 : n * losses.reward(sums[place], told[place], lost[place]);
        return (known + losses.meanReward()) / (n + 1);
    }

    /** A mean reward that the answer may have: normally distributed, with the variance of all rewards over n + 1. */
    double draw(int place, RandomGenerator random) {
        if (!shared) {
            return random.nextDouble();
        }
        return reward(place) + losses.spread() * random.nextGaussian() / Math.sqrt(told[place] + lost[place] + 1);
    }
}
