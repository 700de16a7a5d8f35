package nas4j.search.mcts;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;

/**
 * Monte-Carlo tree search over the decisions of a space, in their order. Kocsis and Szepesvári 2006, "Bandit based
 * Monte-Carlo planning" (UCT), as Negrinho and Gordon 2017, "DeepArchitect: automatically designing and training deep
 * architectures", use it: a descent by upper confidence bounds, one more node, a roll-out, and the reward to all nodes of
 * the descent. Ordered decisions are bisected, as there: a balanced tree of ranges, in which near options share what is
 * known. See {@link Tree} for the descent and {@link RollOut} for the roll-out.
 *
 * <p>Where they say nothing, or something else:
 *
 * <ul>
 *   <li>Rewards are losses between the largest and the least so far, from 0 to 1. Nodes keep sums of losses, so that the
 *       rewards of all are of the same scale at any time.
 *   <li>Answers share what is known of them in all trials, as searches have few: in the descent, and in roll-outs, which
 *       are not uniform.
 *   <li>No genotype is proposed twice; closed branches are not entered.
 *   <li>What is in flight counts as a visit with reward 0 until it is told (virtual loss; Chaslot et al. 2008, "Parallel
 *       Monte-Carlo tree search"). What failed keeps that.
 *   <li>Different genotypes may be the same network. With transpositions, one whose network was told of is not proposed:
 *       the loss goes to its nodes at once, or when it is told. That takes decoding and hashing each network. Without, a
 *       loop that knows networks by their hashes tells the loss at no cost but a suggestion.
 * </ul>
 */
public final class MonteCarloTreeSearch implements BlackBoxSearcher {
    /** After so many genotypes in a row whose networks are known, there is nothing new. */
    private static final int MOST_KNOWN = 1_000;

    private final Losses losses = new Losses();
    private final Answers answers;
    private final Tree tree;
    private final Flights flights;
    private boolean ended;

    /**
     * At its beginning.
     *
     * @param exploration c, from 0
     * @param equivalence k, from 0, which is plain UCT with uniform roll-outs
     * @param bisection whether ordered decisions are bisected
     * @param transpositions whether genotypes of one network share what is known
     */
    public MonteCarloTreeSearch(
            SearchProblem problem, double exploration, double equivalence, boolean bisection, boolean transpositions) {
        problem.requireOneObjective(MonteCarloTreeSearchProvider.NAME);
        RandomGenerator random = problem.random();
        Questions questions = new Questions(problem.space(), bisection);
        answers = new Answers(questions, losses, equivalence > 0);
        tree = new Tree(
                questions, exploration, equivalence, losses, answers, new Proposed(problem.space(), random), random);
        flights = new Flights(transpositions);
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    private Optional<Genotype> findNext() {
        for (int known = 0; known < MOST_KNOWN && !ended; known++) {
            Optional<Path> next = tree.findNext();
            ended = next.isEmpty();
            next.ifPresent(path -> path.nodes().forEach(TreeNode::lose));
            if (next.isPresent() && flights.add(next.get(), this::tell)) {
                return next.map(Path::genotype);
            }
        }
        ended = true;
        return Optional.empty();
    }

    @Override
    public void observe(Observation observation) {
        double loss = observation.isComplete() ? observation.loss() : Double.NaN;
        flights.end(observation.suggestion().genotype(), loss).forEach(path -> tell(path, loss));
    }

    /** Tells of a trial; one whose loss is not a number has failed. */
    private void tell(Path path, double loss) {
        losses.add(loss);
        path.nodes().forEach(node -> node.tell(loss));
        answers.tell(path.genotype(), loss);
    }
}
