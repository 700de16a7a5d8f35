package nas4j.search.fidelity;

import java.util.ArrayList;
import java.util.List;

/**
 * How a bracket begins.
 *
 * @param rung its first
 * @param genotypes new ones there, at least 1
 */
record BracketSize(int rung, int genotypes) {
    private static final int MOST = 1_000_000;

    /**
     * As many as a search can afford: one bracket that spends the budget, even where each promotion is paid in full. Where
     * promotions go on from checkpoints the bracket costs less, and another one begins with what is left.
     *
     * @param trials the budget, in full evaluations
     */
    static BracketSize affordable(Ladder ladder, long trials) {
        double least = Math.pow(ladder.eta(), ladder.top());
        return new BracketSize(0, (int) Math.min(MOST, Math.max(least, trials / ladder.costOfOne())));
    }

    /**
     * One for each rung to begin at, the lowest first, of about the same cost: with s rungs to climb, ⌈(s_max + 1) / (s + 1)
     * · ηˢ⌉ genotypes. Li et al. 2018, algorithm 1.
     */
    static List<BracketSize> hyperband(Ladder ladder) {
        List<BracketSize> sizes = new ArrayList<>();
        for (int rung = 0; rung <= ladder.top(); rung++) {
            int climbed = ladder.top() - rung;
            double size = (ladder.top() + 1.0) / (climbed + 1) * Math.pow(ladder.eta(), climbed);
            sizes.add(new BracketSize(rung, (int) Math.min(MOST, Math.ceil(size))));
        }
        return sizes;
    }
}
