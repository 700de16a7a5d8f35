package nas4j.search.differentiable;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import nas4j.weights.Weights;

/**
 * The numbers by which a supernet's branches are mixed, α, and what Adam remembers of them. Mutable; for one thread.
 */
public final class ArchitectureWeights {
    /** Deviation of the first weights. */
    private static final double FIRST = 1e-3;

    private static final String VALUE = "alpha/";
    private static final String MEAN = "alpha-mean/";
    private static final String SQUARE = "alpha-square/";
    private static final String STEPS = "alpha-steps";
    /** A float holds whole numbers below this exactly. */
    private static final long EXACT = 1 << 24;

    private final List<Mixture> mixtures;
    private final List<float[]> values = new ArrayList<>();
    private final List<float[]> means = new ArrayList<>();
    private final List<float[]> squares = new ArrayList<>();
    private long steps;

    private ArchitectureWeights(List<Mixture> mixtures) {
        this.mixtures = List.copyOf(mixtures);
        for (Mixture mixture : mixtures) {
            int branches = mixture.branches().size();
            values.add(new float[branches]);
            means.add(new float[branches]);
            squares.add(new float[branches]);
        }
    }

    /** First weights: normal, with deviation 0.001. */
    public static ArchitectureWeights draw(List<Mixture> mixtures, RandomGenerator random) {
        ArchitectureWeights weights = new ArchitectureWeights(mixtures);
        for (float[] vector : weights.values) {
            for (int k = 0; k < vector.length; k++) {
                vector[k] = (float) (FIRST * random.nextGaussian());
            }
        }
        return weights;
    }

    /**
     * Weights as they were {@linkplain #state stored}.
     *
     * @throws IllegalArgumentException if they are of another supernet
     */
    public static ArchitectureWeights of(List<Mixture> mixtures, Weights state) {
        ArchitectureWeights weights = new ArchitectureWeights(mixtures);
        for (int k = 0; k < mixtures.size(); k++) {
            String name = mixtures.get(k).name();
            read(state, VALUE + name, weights.values.get(k));
            read(state, MEAN + name, weights.means.get(k));
            read(state, SQUARE + name, weights.squares.get(k));
        }
        float[] count = new float[2];
        read(state, STEPS, count);
        weights.steps = (long) count[0] * EXACT + (long) count[1];
        return weights;
    }

    private static void read(Weights state, String name, float[] to) {
        Weights.Tensor tensor = state.tensors().get(name);
        if (tensor == null || tensor.values().remaining() != to.length) {
            throw new IllegalArgumentException("found no [" + to.length + "] numbers [" + name + "] among "
                    + state.tensors().keySet() + "\nMaybe they belong to another space.");
        }
        tensor.values().get(to);
    }

    /** All that is needed to go on. */
    public Map<String, Weights.Tensor> state() {
        Map<String, Weights.Tensor> state = new LinkedHashMap<>();
        for (int k = 0; k < mixtures.size(); k++) {
            String name = mixtures.get(k).name();
            state.put(VALUE + name, tensor(values.get(k)));
            state.put(MEAN + name, tensor(means.get(k)));
            state.put(SQUARE + name, tensor(squares.get(k)));
        }
        state.put(STEPS, tensor(steps / EXACT, steps % EXACT));
        return state;
    }

    private static Weights.Tensor tensor(float... numbers) {
        return new Weights.Tensor(List.of((long) numbers.length), FloatBuffer.wrap(numbers.clone()));
    }

    public List<Mixture> mixtures() {
        return mixtures;
    }

    /** A copy of the weights of a mixture's branches. */
    public float[] values(int mixture) {
        return values.get(mixture).clone();
    }

    /** Overwrites the weights of a mixture's branches; what Adam remembers stays. */
    public void set(int mixture, float... others) {
        System.arraycopy(others, 0, values.get(mixture), 0, values.get(mixture).length);
    }

    /**
     * One step of Adam.
     *
     * @param gradients one vector for each mixture
     */
    public void step(Adam adam, List<float[]> gradients) {
        steps++;
        double rate = adam.learningRate() / (1 - Math.pow(adam.beta1(), (double) steps));
        double known = 1 - Math.pow(adam.beta2(), (double) steps);
        for (int k = 0; k < values.size(); k++) {
            for (int branch = 0; branch < values.get(k).length; branch++) {
                double gradient = gradients.get(k)[branch] + adam.decay() * values.get(k)[branch];
                double mean = blend(adam.beta1(), means.get(k)[branch], gradient);
                double square = blend(adam.beta2(), squares.get(k)[branch], gradient * gradient);
                means.get(k)[branch] = (float) mean;
                squares.get(k)[branch] = (float) square;
                values.get(k)[branch] -= (float) (rate * mean / (Math.sqrt(square / known) + Adam.EPSILON));
            }
        }
    }

    private static double blend(double memory, double old, double next) {
        return memory * old + (1 - memory) * next;
    }
}
