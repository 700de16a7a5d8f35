package nas4j.search.mcts;

import org.jspecify.annotations.Nullable;

/** What became of the trials that went through here: their genotypes begin with the same answers. */
final class TreeNode {
    /** The answer that leads here. */
    private final int way;

    private final @Nullable TreeNode sibling;
    private @Nullable TreeNode youngest;
    /** Answers behind which there may be something to propose. */
    private int open;

    private double sum;
    private int told;
    private int lost;

    private TreeNode(int way, int ways, @Nullable TreeNode sibling) {
        this.way = way;
        open = ways;
        this.sibling = sibling;
    }

    /**
     * The root of a tree.
     *
     * @param ways answers to the first question; 0 if there is none
     */
    static TreeNode root(int ways) {
        return new TreeNode(0, ways, null);
    }

    int way() {
        return way;
    }

    /** The children from the youngest to the oldest: this one's next. */
    @Nullable TreeNode sibling() {
        return sibling;
    }

    @Nullable TreeNode youngest() {
        return youngest;
    }

    /**
     * A new child.
     *
     * @param ways answers to its question; 0 if there is none
     */
    TreeNode expand(int childWay, int ways) {
        TreeNode child = new TreeNode(childWay, ways, youngest);
        youngest = child;
        return child;
    }

    @Nullable TreeNode find(int childWay) {
        TreeNode found = youngest;
        while (found != null && found.way != childWay) {
            found = found.sibling;
        }
        return found;
    }

    /** Whether there is nothing to propose behind any answer. */
    boolean isClosed() {
        return open == 0;
    }

    /** Notes that there is nothing to propose behind one more answer. */
    void closeOne() {
        open--;
    }

    /** Counts a trial, as one with reward 0 until it is told of. */
    void lose() {
        lost++;
    }

    /** Tells of a trial that was counted; one whose loss is not a number has failed, its reward stays 0. */
    void tell(double loss) {
        if (!Double.isNaN(loss)) {
            lost--;
            told++;
            sum += loss;
        }
    }

    int visits() {
        return told + lost;
    }

    double reward(Losses losses) {
        return losses.reward(sum, told, lost);
    }
}
