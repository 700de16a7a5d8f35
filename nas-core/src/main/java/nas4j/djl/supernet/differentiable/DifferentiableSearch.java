package nas4j.djl.supernet.differentiable;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import nas4j.djl.Engine;
import nas4j.djl.Parameter;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.train.Checkpoint;
import nas4j.djl.train.DivergedException;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Training;
import nas4j.search.differentiable.ArchitectureWeights;
import nas4j.search.differentiable.Derivation;
import nas4j.search.differentiable.Draw;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Mixture;
import nas4j.search.differentiable.Order;
import nas4j.search.differentiable.PowerIteration;
import nas4j.search.oneshot.Streams;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.weights.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Searches a network by gradients for a number of steps that is known from the start. In each step α is learned on one batch,
 * then the supernet's weights on another. Liu et al. 2019, algorithm 1. Deterministic, and after a stop it goes on as if
 * there had been none. For one thread.
 */
public final class DifferentiableSearch implements GradientSearch, AutoCloseable {
    private static final long PASSES_PER_STEP = 4;
    private static final double DISTANCE = 0.01;
    private static final int MOST_PRODUCTS = 20;

    // What random numbers, and passes of a step, are for.
    private static final int FIRST_WEIGHTS = 0;
    private static final int ARCHITECTURE = 1;
    private static final int WEIGHTS = 2;
    private static final int EIGENVALUE = 3;

    private final Engine engine;
    private final DjlSupernet supernet;
    private final DifferentiablePlan plan;
    private final long steps;
    private final long seed;
    private final Derivation derivation;
    private final ArchitectureWeights alphas;
    private final Relaxation relaxation;
    private final ArchitectureLoss architectureLoss;
    private final Training training;

    /**
     * A search.
     *
     * @param engine the supernet's
     * @param space the supernet's
     * @param steps of the whole search, at least 1
     * @param from where it stopped, before the last step; null to begin with the weights that the supernet has
     * @throws IllegalArgumentException if the space has nothing to mix, or its costs do not fit
     */
    public DifferentiableSearch(
            Engine engine,
            DjlSupernet supernet,
            SearchSpace space,
            DifferentiablePlan plan,
            long steps,
            long seed,
            @Nullable Checkpoint from) {
        this.engine = engine;
        this.supernet = supernet;
        this.plan = plan;
        this.steps = steps;
        this.seed = seed;
        derivation = new Derivation(space, supernet.graph(), plan.method());
        List<Mixture> mixtures = derivation.mixtures();
        if (mixtures.isEmpty()) {
            throw new IllegalArgumentException("space [" + space.name() + "] has no branches to choose from");
        }
        alphas = from == null
                ? ArchitectureWeights.draw(mixtures, random(FIRST_WEIGHTS))
                : ArchitectureWeights.of(mixtures, from.memory());
        relaxation = new Relaxation(supernet.graph(), space.decisions(), mixtures, plan.method());
        architectureLoss = new ArchitectureLoss(plan.method(), relaxation, plan.cost(), mixtures);
        training = Training.ofParts(supernet.store(), plan.weights(), steps, supernet.reached(), from, 1);
    }

    @Override
    public long done() {
        return training.done();
    }

    /** What has weights, in the order of {@link #strengths}. */
    public List<Mixture> mixtures() {
        return derivation.mixtures();
    }

    /** For each mixture how strong each branch is: a probability, or a sigmoid. */
    @Override
    public List<double[]> strengths() {
        return alphas.strengths(plan.method());
    }

    /** The network that the strengths mean now. */
    public Genotype genotype(Predicate<Genotype> isAllowed) {
        return derivation.of(strengths(), isAllowed);
    }

    /** The network that other strengths mean, such as those of an earlier epoch. */
    public Genotype genotype(List<double[]> strengths, Predicate<Genotype> isAllowed) {
        return derivation.of(strengths, isAllowed);
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
     * @param forAlphas of the other half
     * @throws DivergedException if the loss of the first, or what α learns from the second, is not finite
     */
    @Override
    public Losses step(Example forWeights, Example forAlphas) {
        double validation = plan.learnsArchitecture(done(), steps) ? learnAlphas(forWeights, forAlphas) : Double.NaN;
        supernet.reached().clear();
        Relaxation.Pass pass = pass(WEIGHTS, false);
        long number = number(WEIGHTS);
        double loss = training.step(manager -> {
            MixedLoss mixed = new MixedLoss(
                    engine,
                    supernet,
                    relaxation,
                    (plain, _) -> plain,
                    forWeights,
                    arrays(values(), false, manager),
                    pass,
                    number);
            mixed.compute(supernet.store()::backward);
            return manager.create((float) mixed.value());
        });
        supernet.reached().clear();
        return new Losses(loss, validation);
    }

    private double learnAlphas(Example forWeights, Example forAlphas) {
        Relaxation.Pass pass = pass(ARCHITECTURE, true);
        try (NDManager manager = supernet.store().newManager()) {
            List<PtNDArray> arrays = arrays(values(), true, manager);
            MixedLoss validation = loss(forAlphas, arrays, pass, architectureLoss::of);
            MixedLoss ahead = loss(forWeights, arrays, pass, (plain, _) -> plain);
            List<PtNDArray> gradients = hypergradient(arrays).of(plan.method().order(), ahead, validation, manager);
            learn(finite(gradients.stream().map(NDArray::toFloatArray).toList()), pass);
            return validation.value();
        }
    }

    private List<float[]> finite(List<float[]> gradients) {
        for (float[] gradient : gradients) {
            for (float number : gradient) {
                if (!Float.isFinite(number)) {
                    throw DivergedException.ofArchitecture(done(), training.learningRate());
                }
            }
        }
        return gradients;
    }

    private MixedLoss loss(
            Example example,
            List<PtNDArray> arrays,
            Relaxation.Pass pass,
            BiFunction<NDArray, List<PtNDArray>, NDArray> whole) {
        return new MixedLoss(engine, supernet, relaxation, whole, example, arrays, pass, number(ARCHITECTURE));
    }

    private Hypergradient hypergradient(List<PtNDArray> arrays) {
        List<Parameter> parameters = new ArrayList<>();
        for (int k = 0; k < arrays.size(); k++) {
            parameters.add(new Parameter(mixtures().get(k).name(), arrays.get(k), true));
        }
        double decay = plan.weights().optimizer() instanceof Optimizer.Sgd sgd ? sgd.weightDecay() : 0;
        Hypergradient.Step step = new Hypergradient.Step(training.learningRate(), decay, training::findMomentum);
        return new Hypergradient(engine, supernet.trained(), parameters, step);
    }

    /** Of gates only what was drawn changes, and the others stay as probable as they were. */
    private void learn(List<float[]> gradients, Relaxation.Pass pass) {
        List<float[]> before = values();
        List<List<Integer>> learned = new ArrayList<>();
        for (int k = 0; k < before.size(); k++) {
            learned.add(
                    isGated()
                            ? pass.draws().get(k).run()
                            : IntStream.range(0, before.get(k).length).boxed().toList());
        }
        alphas.step(plan.architecture(), gradients, learned);
        for (int k = 0; isGated() && k < before.size(); k++) {
            alphas.keepOthers(k, learned.get(k), before.get(k));
        }
    }

    private boolean isGated() {
        return plan.method() instanceof Method.Gates;
    }

    /**
     * The eigenvalue, greatest in magnitude, of the second derivatives of a validation loss with respect to α. Products
     * with them are central differences of gradients. Zela et al. 2020, section 3.
     */
    public double eigenvalue(Example forAlphas) {
        List<float[]> center = values();
        int size = center.stream().mapToInt(vector -> vector.length).sum();
        Relaxation.Pass pass = pass(EIGENVALUE, true);
        double value = PowerIteration.dominant(
                vector -> {
                    double[] above = gradient(forAlphas, moved(center, vector, DISTANCE), pass);
                    double[] below = gradient(forAlphas, moved(center, vector, -DISTANCE), pass);
                    double[] product = new double[size];
                    for (int k = 0; k < size; k++) {
                        product[k] = (above[k] - below[k]) / (2 * DISTANCE);
                    }
                    return product;
                },
                size,
                MOST_PRODUCTS,
                random(EIGENVALUE));
        supernet.reached().clear();
        return value;
    }

    private static List<float[]> moved(List<float[]> center, double[] by, double times) {
        List<float[]> moved = new ArrayList<>();
        int at = 0;
        for (float[] vector : center) {
            float[] other = vector.clone();
            for (int k = 0; k < other.length; k++) {
                other[k] += (float) (times * by[at++]);
            }
            moved.add(other);
        }
        return moved;
    }

    private double[] gradient(Example example, List<float[]> at, Relaxation.Pass pass) {
        try (NDManager manager = supernet.store().newManager()) {
            List<PtNDArray> arrays = arrays(at, true, manager);
            MixedLoss validation = loss(example, arrays, pass, architectureLoss::of);
            return hypergradient(arrays).of(Order.FIRST, validation, validation, manager).stream()
                    .map(NDArray::toFloatArray)
                    .flatMapToDouble(
                            numbers -> IntStream.range(0, numbers.length).mapToDouble(k -> numbers[k]))
                    .toArray();
        }
    }

    private List<float[]> values() {
        return IntStream.range(0, mixtures().size()).mapToObj(alphas::values).toList();
    }

    private static List<PtNDArray> arrays(List<float[]> values, boolean areLearned, NDManager manager) {
        List<PtNDArray> arrays = new ArrayList<>();
        for (float[] vector : values) {
            PtNDArray array = (PtNDArray) manager.create(vector);
            array.setRequiresGradient(areLearned);
            arrays.add(array);
        }
        return arrays;
    }

    private Relaxation.Pass pass(int purpose, boolean learnsArchitecture) {
        double progress = (double) done() / Math.max(1, steps - 1);
        RandomGenerator random = random(purpose);
        List<Draw> draws = values().stream()
                .map(vector -> Draw.of(plan.method(), progress, learnsArchitecture, random, vector))
                .toList();
        double temperature = plan.method() instanceof Method.Gumbel gumbel ? gumbel.temperature(progress) : 1;
        return new Relaxation.Pass(draws, temperature, plan.skipDecay().beta(progress));
    }

    private RandomGenerator random(int purpose) {
        return Streams.of(seed, purpose == FIRST_WEIGHTS ? 0 : done(), purpose);
    }

    private long number(int purpose) {
        return done() * PASSES_PER_STEP + purpose;
    }

    /** Frees what the optimizer remembers; the supernet stays. */
    @Override
    public void close() {
        training.close();
    }
}
