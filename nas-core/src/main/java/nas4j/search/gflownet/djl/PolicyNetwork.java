package nas4j.search.gflownet.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import nas4j.djl.Engine;
import nas4j.djl.Parameter;
import nas4j.search.gflownet.Contest;
import nas4j.space.Genotype;
import nas4j.space.Prefix;

/**
 * A perceptron with one hidden layer, from the one-hot answers before a decision and its place to the logits of its options.
 * With an answer a_j to each decision j before the decision k, and the learned E, b, V and c:
 *
 * <pre>{@code
 * h_k = relu(Σ_{j<k} E[j, a_j] + b_k)
 * P_F(a_k | a_1 … a_{k−1}) = softmax(V_k h_k + c_k)
 * }</pre>
 *
 * <p>The first weights of all prefixes of a genotype are multiplied once and then summed up, so all prefixes of a batch
 * cost little more than one. Larochelle and Murray 2011, "The neural autoregressive distribution estimator".
 */
final class PolicyNetwork implements AutoCloseable {
    private static final int HIDDEN = 48;
    private static final List<String> NAMES = List.of("answers", "places", "options", "biases");

    private final Layout layout;
    private final Engine engine;
    private final NDManager manager;
    private final List<Weight> weights;
    private final List<Parameter> parameters = new ArrayList<>();
    private final NDArray mask;
    private final NDArray earlier;

    /** First weights of a network. */
    static List<Weight> draw(Layout layout, RandomGenerator random) {
        int decisions = layout.decisions();
        return List.of(
                Weight.draw(new Shape(decisions, layout.mostOptions(), HIDDEN), layout.options(), random),
                Weight.draw(new Shape(decisions, 1, HIDDEN), layout.options(), random),
                Weight.draw(new Shape(decisions, HIDDEN, layout.mostOptions()), HIDDEN, random),
                Weight.draw(new Shape(decisions, 1, layout.mostOptions()), HIDDEN, random));
    }

    PolicyNetwork(Layout layout, List<Weight> weights, Engine engine) {
        this.layout = layout;
        this.engine = engine;
        this.weights = weights;
        engine.record(false);
        manager = engine.newManager();
        for (int k = 0; k < NAMES.size(); k++) {
            parameters.add(new Parameter(NAMES.get(k), weights.get(k).values(manager), true));
        }
        earlier = Copied.of(layout.earlier(), new Shape(layout.decisions(), layout.decisions()), manager);
        mask = Copied.of(layout.mask(), new Shape(layout.decisions(), 1, layout.mostOptions()), manager);
    }

    /**
     * Steps down the loss of one batch after the other; changes the weights that it was made from.
     *
     * @param before steps that were taken before
     */
    void learn(int steps, long before, Supplier<Contest> batches) {
        Adam adam = new Adam(engine, parameters, weights, manager);
        for (int k = 1; k <= steps; k++) {
            try (NDManager step = manager.newSubManager()) {
                engine.record(true);
                engine.backward(loss(batches.get(), step));
                adam.step(before + k);
            }
        }
        adam.store(weights);
    }

    /** L_OP. */
    private NDArray loss(Contest contest, NDManager step) {
        Shape members = new Shape(contest.groups() * (long) contest.groupSize());
        Shape groups = new Shape(contest.groups(), contest.groupSize());
        return logRewards(contest.genotypes(), step)
                .gather(step.create(contest.members(), members), 0)
                .reshape(groups)
                .logSoftmax(1)
                .mul(Copied.of(contest.labels(), groups, step))
                .sum()
                .mul(-1f / contest.groups());
    }

    /** Σ log P_F of each genotype, {@code [n]}. A decision that does not exist adds nothing. */
    private NDArray logRewards(List<Genotype> genotypes, NDManager step) {
        NDArray answers = Copied.of(layout.answers(genotypes), shape(genotypes.size()), step);
        return logProbabilities(answers).mul(answers).sum(new int[] {0, 2});
    }

    private Shape shape(int n) {
        return new Shape(layout.decisions(), n, layout.mostOptions());
    }

    /** log P_F of all options of all decisions of n trajectories, {@code [decisions, n, mostOptions]}. */
    private NDArray logProbabilities(NDArray answers) {
        NDArray terms = answers.matMul(array(0));
        NDArray sums = earlier.matMul(terms.reshape(layout.decisions(), -1)).reshape(terms.getShape());
        return Activation.relu(sums.add(array(1)))
                .matMul(array(2))
                .add(array(3))
                .add(mask)
                .logSoftmax(2);
    }

    /** log P_F of all options of the decisions that are asked, and numbers without a meaning for later ones. */
    float[] logProbabilities(List<Prefix> prefixes) {
        try (NDManager step = manager.newSubManager()) {
            return logProbabilities(Copied.of(layout.answersOf(prefixes), shape(prefixes.size()), step))
                    .toFloatArray();
        }
    }

    private NDArray array(int parameter) {
        return parameters.get(parameter).array();
    }

    /** Frees its arrays. */
    @Override
    public void close() {
        manager.close();
    }
}
