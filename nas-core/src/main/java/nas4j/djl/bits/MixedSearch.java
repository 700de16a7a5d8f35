package nas4j.djl.bits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.rounding.Mix;
import nas4j.djl.rounding.Ways;
import nas4j.djl.supernet.differentiable.Example;
import nas4j.djl.supernet.differentiable.ExpectedCost;
import nas4j.djl.supernet.differentiable.GradientSearch;
import nas4j.djl.train.Checkpoint;
import nas4j.djl.train.DivergedException;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Reach;
import nas4j.djl.train.Training;
import nas4j.graph.Rounding;
import nas4j.search.bits.BitChoice;
import nas4j.search.bits.BitOption;
import nas4j.search.bits.BitPolicy;
import nas4j.search.bits.BitSearch;
import nas4j.search.differentiable.ArchitectureWeights;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Mixture;
import nas4j.search.differentiable.Order;
import nas4j.search.oneshot.Streams;
import nas4j.weights.Weights;
import org.jspecify.annotations.Nullable;

/**
 * A network that has all its options of bits at once: a layer's weights are the sum of themselves rounded each way, and so is
 * a value, by shares that are learned on other images than the weights are, first order. All options share one set of weights,
 * and so one convolution. Cai and Vasconcelos 2020, section 4. Deterministic, and after a stop it goes on as if there had been none.
 * For one thread.
 */
final class MixedSearch implements GradientSearch, AutoCloseable {
    private static final int FIRST = 0;

    /** All that has a gradient; of parts a checkpoint keeps the pace, so that it is exact. */
    private static final Reach EACH = (network, parameter, step) -> Reach.ALL.find(network, parameter, step);

    private final Engine engine;
    private final BitSearch plan;
    private final long steps;
    private final ArchitectureWeights alphas;
    private final @Nullable ExpectedCost cost;
    private final List<List<Integer>> learned;
    private final Shares shares = new Shares();
    private final CompiledNetwork network;
    private final Training training;

    /**
     * A search.
     *
     * @param weights that it begins with, with a step for each option
     * @param steps of the whole search, at least 1
     * @param from where it stopped; null to begin
     */
    MixedSearch(
            Engine engine,
            BitPolicy policy,
            BitSearch plan,
            @Nullable ExpectedCost cost,
            Optimization optimization,
            Weights weights,
            long steps,
            long seed,
            @Nullable Checkpoint from) {
        this.engine = engine;
        this.plan = plan;
        this.cost = cost;
        this.steps = steps;
        List<Mixture> mixtures = BitChoice.mixtures(policy.choices());
        learned = mixtures.stream()
                .map(mixture ->
                        IntStream.range(0, mixture.branches().size()).boxed().toList())
                .toList();
        RandomGenerator random = Streams.of(seed, 0, FIRST);
        alphas = from == null
                ? ArchitectureWeights.draw(mixtures, random)
                : ArchitectureWeights.of(mixtures, from.memory());
        network = new GraphCompiler(engine)
                .compileMixed(policy.graph(), seed, mix(policy, shares), passes(from == null ? 0 : from.steps()));
        if (from == null) {
            network.load(weights);
        }
        training = Training.ofParts(network, optimization, steps, EACH, from, 1);
    }

    private static Mix mix(BitPolicy policy, Shares shares) {
        return new Mix(ways(policy, BitOption::weights, shares), ways(policy, BitOption::activations, shares));
    }

    private static Map<String, Ways> ways(
            BitPolicy policy, Function<BitOption, Map<String, Rounding>> part, Shares shares) {
        Map<String, Ways> ways = new HashMap<>();
        for (int k = 0; k < policy.choices().size(); k++) {
            int choice = k;
            List<BitOption> options = policy.choices().get(k).options();
            for (String path : part.apply(options.getFirst()).keySet()) {
                List<Rounding> roundings = options.stream()
                        .map(option -> part.apply(option).getOrDefault(path, Rounding.NONE))
                        .toList();
                ways.put(path, new Ways(roundings, () -> shares.of(choice)));
            }
        }
        return ways;
    }

    /** Passes of so many steps: where strengths are learned, a step has two. */
    private long passes(long done) {
        long learning = 0;
        for (long step = 0; step < done; step++) {
            learning += plan.learns(step, steps) ? 1 : 0;
        }
        return done + learning;
    }

    @Override
    public long done() {
        return training.done();
    }

    /** For each choice how probable each option is. */
    @Override
    public List<double[]> strengths() {
        return alphas.strengths(new Method.Softmax(Order.FIRST));
    }

    @Override
    public Checkpoint checkpoint() {
        Checkpoint own = training.checkpoint();
        Map<String, Weights.Tensor> memory = new LinkedHashMap<>(own.memory().tensors());
        memory.putAll(alphas.state());
        return new Checkpoint(own.steps(), own.learningRate(), own.weights(), Weights.of(memory));
    }

    /**
     * One step.
     *
     * @param forWeights of the half of the images that weights are learned from
     * @param forStrengths of the other half
     * @throws DivergedException if a loss or a gradient is not finite
     */
    @Override
    public Losses step(Example forWeights, Example forStrengths) {
        double validation = plan.learns(done(), steps) ? learn(forStrengths) : Double.NaN;
        double loss = training.step(
                manager -> {
                    shares.set(values(), false, manager);
                    shares.compute();
                    return forWeights.batch().apply(manager);
                },
                outputs -> forWeights.lesson().loss(outputs));
        return new Losses(loss, validation);
    }

    private double learn(Example example) {
        try (NDManager manager = network.newManager()) {
            shares.set(values(), true, manager);
            engine.record(true);
            shares.compute();
            NDArray loss =
                    example.lesson().loss(network.forward(true, example.batch().apply(manager)));
            List<PtNDArray> own = shares.all();
            network.backward(cost == null ? loss : cost.with(loss, own));
            List<float[]> gradients = shares.gradients();
            network.clearGradients();
            requireFinite(gradients);
            alphas.step(plan.adam(), gradients, learned);
            return loss.getFloat();
        }
    }

    private void requireFinite(List<float[]> gradients) {
        for (float[] gradient : gradients) {
            for (float number : gradient) {
                if (!Float.isFinite(number)) {
                    throw DivergedException.ofArchitecture(done(), training.learningRate());
                }
            }
        }
    }

    private List<float[]> values() {
        return IntStream.range(0, alphas.mixtures().size())
                .mapToObj(alphas::values)
                .toList();
    }

    @Override
    public void close() {
        training.close();
        network.close();
    }
}
