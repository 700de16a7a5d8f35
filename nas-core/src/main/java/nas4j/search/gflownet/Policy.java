package nas4j.search.gflownet;

import java.util.List;
import java.util.function.Supplier;
import nas4j.space.Prefix;

/**
 * The forward policy P_F: a distribution over the options of a decision, given the answers to all decisions before it. As a
 * genotype is always made in the same order of decisions, there is one way back from each state (P_B = 1), and the
 * probability of a genotype is the product over its decisions.
 *
 * <p>Deterministic: what it computes depends on its seed and the batches alone. Mutable; for one thread at a time.
 */
public interface Policy {

    /**
     * Descends the loss of one batch after the other, see {@link Contest}.
     *
     * @param steps batches to take, at least 1
     */
    void learn(int steps, Supplier<Contest> batches);

    /**
     * The logarithms of the probabilities of the options of the decision that is asked, for each prefix.
     *
     * @param prefixes at least one; none is whole
     */
    List<double[]> logProbabilities(List<Prefix> prefixes);
}
