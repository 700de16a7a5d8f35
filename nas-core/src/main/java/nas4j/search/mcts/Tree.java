package nas4j.search.mcts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.search.Proposed;
import nas4j.space.Genotype;
import org.jspecify.annotations.Nullable;

/**
 * The tree of what was answered. A descent goes from the root to the child with the largest Q + c·s·√(2 ln N/n). The bonus is
 * for few visits n among the N of its parent; s is the standard deviation of all rewards, as rewards that hardly differ need
 * no large bonus to be told apart. The estimate Q = (1 − β)·W/n + β·A is of the mean reward of its visits, and of the mean A
 * of all trials with the same answer; β = √(k/(3N + k)), so that the visits count the more the more there are:
 * Gelly and Silver 2007, "Combining online and offline knowledge in UCT" (RAVE), equation 9.
 *
 * <p>A child without a visit comes before those with one; if there are several, that of the best draw from {@link Answers}.
 * There the tree grows by a node, and a roll-out goes on. Behind a closed node everything was proposed, or violates a
 * constraint.
 */
final class Tree {
    private static final int MOST_DESCENTS = 100;

    private final double exploration;
    private final double equivalence;
    private final Losses losses;
    private final Answers answers;
    private final RollOut rollOut;
    private final Proposed proposed;
    private final RandomGenerator random;
    private final Walk walk;
    private final TreeNode root;
    private final BitSet visited = new BitSet();

    Tree(
            Questions questions,
            double exploration,
            double equivalence,
            Losses losses,
            Answers answers,
            Proposed proposed,
            RandomGenerator random) {
        this.exploration = exploration;
        this.equivalence = equivalence;
        this.losses = losses;
        this.answers = answers;
        this.proposed = proposed;
        this.random = random;
        rollOut = new RollOut(questions, answers, proposed, random);
        walk = new Walk(questions);
        root = TreeNode.root(walk.ways());
    }

    /** The next; where {@value #MOST_DESCENTS} descents find none, one drawn uniformly. Empty if there is none. */
    Optional<Path> findNext() {
        for (int descents = 0; descents < MOST_DESCENTS && !root.isClosed(); descents++) {
            Optional<Path> found = descend();
            if (found.isPresent()) {
                return found;
            }
        }
        return proposed.findFresh().map(genotype -> new Path(genotype, known(genotype)));
    }

    private Optional<Path> descend() {
        List<TreeNode> path = new ArrayList<>();
        path.add(root);
        walk.begin();
        Optional<Genotype> found = Optional.empty();
        while (found.isEmpty() && walk.ways() > 0) {
            TreeNode node = path.getLast();
            int way = choose(node);
            walk.answer(way);
            TreeNode child = node.find(way);
            path.add(child == null ? node.expand(way, walk.ways()) : child);
            found = child == null ? rollOut.findFresh(walk) : Optional.empty();
        }
        if (path.getLast().isClosed()) {
            closeAbove(path);
        }
        return found.map(genotype -> new Path(genotype, path));
    }

    private static void closeAbove(List<TreeNode> path) {
        for (int k = path.size() - 2; k >= 0; k--) {
            path.get(k).closeOne();
            if (!path.get(k).isClosed()) {
                return;
            }
        }
    }

    /** An answer that is not closed, to the question where the walk is. */
    private int choose(TreeNode node) {
        visited.clear();
        int best = -1;
        double largest = Double.NEGATIVE_INFINITY;
        double weight = exploration * losses.spread() * Math.sqrt(2 * Math.log(Math.max(1, node.visits())));
        double share = Math.sqrt(equivalence / (3 * node.visits() + equivalence));
        for (TreeNode child = node.youngest(); child != null; child = child.sibling()) {
            visited.set(child.way());
            double bound = child.visits() == 0
                    ? Double.POSITIVE_INFINITY
                    : reward(child, share) + weight / Math.sqrt(child.visits());
            if (!child.isClosed() && bound > largest) {
                best = child.way();
                largest = bound;
            }
        }
        return visited.nextClearBit(0) < walk.ways() ? drawUnvisited() : best;
    }

    /** The estimate of its visits, and for a share that of all trials with the same answer. */
    private double reward(TreeNode child, double share) {
        return (1 - share) * child.reward(losses) + share * answers.reward(walk.place() + child.way());
    }

    private int drawUnvisited() {
        int best = visited.nextClearBit(0);
        double largest = Double.NEGATIVE_INFINITY;
        for (int way = best; way < walk.ways(); way = visited.nextClearBit(way + 1)) {
            double drawn = answers.draw(walk.place() + way, random);
            if (drawn > largest) {
                best = way;
                largest = drawn;
            }
        }
        return best;
    }

    /** The nodes that there are of a genotype's path. */
    private List<TreeNode> known(Genotype genotype) {
        List<TreeNode> path = new ArrayList<>();
        walk.begin();
        for (@Nullable TreeNode node = root; node != null; ) {
            path.add(node);
            node = walk.isOver() ? null : node.find(walk.follow(genotype));
        }
        return path;
    }
}
