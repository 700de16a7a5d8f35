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
        weights.steps = ((long) count[0]) * EXACT + (long) count[1];
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
        long high = steps / EXACT;
        long low = steps % EXACT;
        state.put(STEPS, tensor((float) high, (float) low));
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

    /** What each branch weighs in the mixes, or how probable it is: a softmax of its mixture's weights, or sigmoids. */
    public List<double[]> strengths(Method method) {
        return values.stream()
                .map(vector -> method instanceof Method.Sigmoid ? sigmoid(vector) : Draw.softmax(vector))
                .toList();
    }

    private static double[] sigmoid(float... numbers) {
        double[] shares = new double[numbers.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = 1 / (1 + Math.exp(-numbers[k]));
        }
        return shares;
    }

    /**
     * Shifts the weights of some branches together such that the softmax gives the others what it gave them before. Cai et
     * al. 2019, section 3.2.1.
     *
     * @param before the weights of all branches before these changed
     */
    public void keepOthers(int mixture, List<Integer> branches, float... before) {
        float[] vector = values.get(mixture);
        double old = 0;
        double now = 0;
        for (int branch : branches) {
            old += Math.exp(before[branch]);
            now += Math.exp(vector[branch]);
        }
        for (int branch : branches) {
            vector[branch] += (float) Math.log(old / now);
        }
    }

    /**
     * One step of Adam.
     *
     * @param gradients one vector for each mixture
     * @param learned for each mixture the branches that change; what Adam remembers of the others stays as well
     */
    public void step(Adam adam, List<float[]> gradients, List<List<Integer>> learned) {
        steps++;
        double rate = adam.learningRate() / (1 - Math.pow(adam.beta1(), (double) steps));
        double known = 1 - Math.pow(adam.beta2(), (double) steps);
        for (int k = 0; k < values.size(); k++) {
            for (int branch : learned.get(k)) {
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
