package nas4j.search.gflownet.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import nas4j.djl.Engine;
import nas4j.djl.Parameter;

/**
 * Changes weights by their gradients. Kingma and Ba 2015, "Adam: a method for stochastic optimization", algorithm 1. Its
 * arrays live as long as the manager.
 */
final class Adam {
    /** α, three times the paper's: it learns as well in half the steps. The other numbers are the paper's. */
    private static final double RATE = 3e-3;

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;
    /** The engine takes 0 for "clip at 0". */
    private static final float NO_CLIPPING = -1;

    private final Engine engine;
    private final List<Parameter> parameters;
    private final List<NDArray> means;
    private final List<NDArray> squares;

    /** @param weights what it remembers of the parameters */
    Adam(Engine engine, List<Parameter> parameters, List<Weight> weights, NDManager manager) {
        this.engine = engine;
        this.parameters = parameters;
        means = weights.stream().map(weight -> weight.mean(manager)).toList();
        squares = weights.stream().map(weight -> weight.square(manager)).toList();
        parameters.forEach(parameter -> parameter.array().setRequiresGradient(true));
    }

    /**
     * One step; the gradients are zero after it.
     *
     * @param steps number of the step, from 1
     */
    void step(long steps) {
        for (int k = 0; k < parameters.size(); k++) {
            Parameter parameter = parameters.get(k);
            Optional<NDArray> found = engine.findGradient(parameter);
            if (found.isPresent()) {
                try (NDArray gradient = found.get()) {
                    update(new NDList(parameter.array(), gradient, means.get(k), squares.get(k)), steps);
                }
                engine.clearGradient(parameter);
            }
        }
    }

    /** The engine adds ε to √v before its bias is corrected, the paper after: so ε is scaled. */
    private static void update(NDList state, long steps) {
        double first = 1 - StrictMath.pow(BETA_1, (double) steps);
        double second = Math.sqrt(1 - StrictMath.pow(BETA_2, (double) steps));
        state.head()
                .getNDArrayInternal()
                .adamUpdate(
                        state,
                        new NDList(state.head()),
                        (float) RATE,
                        (float) (RATE * second / first),
                        0,
                        1,
                        NO_CLIPPING,
                        (float) BETA_1,
                        (float) BETA_2,
                        (float) (EPSILON * second),
                        true,
                        false);
    }

    /** Copies the parameters and what is remembered of them to the weights. */
    void store(List<Weight> weights) {
        for (int k = 0; k < parameters.size(); k++) {
            weights.get(k).set(parameters.get(k).array(), means.get(k), squares.get(k));
        }
    }
}
