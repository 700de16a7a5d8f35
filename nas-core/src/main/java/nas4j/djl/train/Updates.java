package nas4j.djl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Parameter;

/**
 * Changes a network's weights by their gradients, one native call for each parameter. A parameter that the last backward
 * pass did not reach stays as it is. For one thread.
 */
final class Updates implements AutoCloseable {
    /** The native calls take 0 for "clip at 0", and clip one side only. */
    private static final float NO_CLIPPING = -1;

    private static final String FIRST = "first/";
    private static final String SECOND = "second/";

    private final CompiledNetwork network;
    private final Optimizer optimizer;
    private final NDManager manager;
    private final List<State> states = new ArrayList<>();
    /** What the optimizer remembers, as a checkpoint has it. */
    private final Map<String, Parameter> memory = new LinkedHashMap<>();

    private double previousRate;
    private long steps;

    /** A parameter and what the optimizer remembers of it. */
    private record State(Parameter parameter, PtNDArray first, PtNDArray second) {
        PtNDArray weight() {
            return (PtNDArray) parameter.array();
        }
    }

    Updates(CompiledNetwork network, Optimizer optimizer) {
        this.network = network;
        this.optimizer = optimizer;
        manager = network.newManager();
        for (Parameter parameter : network.trained()) {
            State state = new State(parameter, memory(parameter), memory(parameter));
            states.add(state);
            for (String name : memories(optimizer)) {
                PtNDArray numbers = name.equals(FIRST) ? state.first() : state.second();
                memory.put(name + parameter.path(), new Parameter(name + parameter.path(), numbers, false));
            }
        }
    }

    /** Names of what an optimizer remembers of each parameter. */
    static List<String> memories(Optimizer optimizer) {
        return switch (optimizer) {
            case Optimizer.Sgd _ -> List.of(FIRST);
            case Optimizer.AdamW _ -> List.of(FIRST, SECOND);
        };
    }

    /** Goes on from where a training ended. */
    void continueFrom(Checkpoint checkpoint) {
        network.load(checkpoint.weights());
        network.overwrite(memory, checkpoint.memory());
        steps = checkpoint.steps();
        previousRate = checkpoint.learningRate();
    }

    Checkpoint checkpoint() {
        return new Checkpoint(steps, (float) previousRate, network.weights(), CompiledNetwork.copy(memory));
    }

    /** Zeros in the memory order of the parameter: numbers that are read together. */
    private PtNDArray memory(Parameter parameter) {
        PtNDArray zeros = (PtNDArray) parameter.array().zerosLike();
        zeros.attach(manager);
        return zeros;
    }

    /** One step at the given learning rate; the gradients are zero after it. */
    void step(double rate) {
        steps++;
        for (State state : states) {
            Optional<NDArray> found = network.findGradient(state.parameter());
            if (found.isPresent()) {
                try (PtNDArray gradient = (PtNDArray) found.get()) {
                    update(state, gradient, rate);
                }
            }
        }
        network.clearGradients();
        previousRate = rate;
    }

    private void update(State state, PtNDArray gradient, double rate) {
        switch (optimizer) {
            case Optimizer.Sgd sgd -> update(sgd, state, gradient, rate);
            case Optimizer.AdamW adam -> update(adam, state, gradient, rate);
        }
    }

    /** The native call remembers rate · v where PyTorch remembers v: its memory is adapted to the new rate. */
    private void update(Optimizer.Sgd sgd, State state, PtNDArray gradient, double rate) {
        double momentum = previousRate == 0 ? sgd.momentum() : sgd.momentum() * rate / previousRate;
        JniUtils.sgdUpdate(
                state.weight(),
                gradient,
                state.first(),
                (float) rate,
                (float) sgd.weightDecay(),
                1,
                NO_CLIPPING,
                (float) momentum);
    }

    /** The native call adds ε to √v before its bias is corrected, PyTorch after: so ε is scaled. */
    private void update(Optimizer.AdamW adam, State state, PtNDArray gradient, double rate) {
        double first = known(adam.beta1());
        double second = Math.sqrt(known(adam.beta2()));
        JniUtils.adamUpdate(
                state.weight(),
                gradient,
                state.first(),
                state.second(),
                (float) rate,
                (float) (rate * second / first),
                (float) adam.weightDecay(),
                1,
                NO_CLIPPING,
                (float) adam.beta1(),
                (float) adam.beta2(),
                (float) (adam.epsilon() * second),
                true);
    }

    /** How much of a mean that began at zero comes from gradients. */
    private double known(double beta) {
        return 1 - Math.pow(beta, (double) steps);
    }

    @Override
    public void close() {
        manager.close();
    }
}
