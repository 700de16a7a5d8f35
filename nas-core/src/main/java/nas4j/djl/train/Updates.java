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
import nas4j.graph.quantize.StepNames;
import nas4j.weights.Weights;

/**
 * Changes a network's weights by their gradients, one native call for each parameter. What is out of {@link Reach}, or has
 * no gradient, stays as it is, and so does what the optimizer remembers of it: each parameter counts its own steps. For
 * one thread.
 */
final class Updates implements AutoCloseable {
    /** The native calls take 0 for "clip at 0", and clip one side only. */
    private static final float NO_CLIPPING = -1;

    private static final double MOST_OF_A_STEP = .5;

    private static final String FIRST = "first/";
    private static final String SECOND = "second/";

    /** All names of what an optimizer may remember. */
    static final List<String> MEMORIES = List.of(FIRST, SECOND);

    /** Names, in a checkpoint, of a parameter's own steps and last rate. */
    private static final String PACE = "pace/";

    private final CompiledNetwork network;
    private final Optimizer optimizer;
    private final Reach reach;
    private final NDManager manager;
    private final List<State> states = new ArrayList<>();
    /** What the optimizer remembers, as a checkpoint has it. */
    private final Map<String, Parameter> memory = new LinkedHashMap<>();

    private double rate;
    private long steps;

    /** A parameter and what the optimizer remembers of it. */
    private static final class State {
        private final Parameter parameter;
        private final PtNDArray first;
        private final PtNDArray second;
        private final boolean isStep;
        private Pace pace = Pace.NONE;

        State(Parameter parameter, PtNDArray first, PtNDArray second) {
            this.parameter = parameter;
            this.first = first;
            this.second = second;
            isStep = StepNames.isStep(parameter.path());
        }
    }

    Updates(CompiledNetwork network, Optimizer optimizer, Reach reach) {
        this.network = network;
        this.optimizer = optimizer;
        this.reach = reach;
        manager = network.newManager();
        network.clearGradients(); // of a training that did not end well
        for (Parameter parameter : network.trained()) {
            State state = new State(parameter, memory(parameter), memory(parameter));
            states.add(state);
            for (String name : memories(optimizer)) {
                PtNDArray numbers = name.equals(FIRST) ? state.first : state.second;
                memory.put(name + parameter.path(), new Parameter(name + parameter.path(), numbers, false));
            }
        }
    }

    /** Names of what an optimizer remembers of each parameter. */
    static List<String> memories(Optimizer optimizer) {
        return switch (optimizer) {
            case Optimizer.Sgd _ -> List.of(FIRST);
            case Optimizer.AdamW _ -> MEMORIES;
        };
    }

    /** Goes on from where a training ended. */
    void continueFrom(Checkpoint checkpoint) {
        network.load(checkpoint.weights());
        network.overwrite(memory, checkpoint.memory());
        steps = checkpoint.steps();
        rate = checkpoint.learningRate();
        Pace common = new Pace(steps, rate);
        for (State state : states) {
            Weights.Tensor own = checkpoint.memory().tensors().get(PACE + state.parameter.path());
            state.pace = own == null ? common : Pace.of(own);
        }
    }

    Checkpoint checkpoint() {
        Map<String, Weights.Tensor> remembered =
                new LinkedHashMap<>(CompiledNetwork.copy(memory).tensors());
        if (reach != Reach.ALL) {
            states.forEach(state -> remembered.put(PACE + state.parameter.path(), state.pace.tensor()));
        }
        return new Checkpoint(steps, (float) rate, network.weights(), Weights.of(remembered));
    }

    /** Zeros in the memory order of the parameter: numbers that are read together. */
    private PtNDArray memory(Parameter parameter) {
        PtNDArray zeros = (PtNDArray) parameter.array().zerosLike();
        zeros.attach(manager);
        return zeros;
    }

    /** What momentum adds to the gradient of a parameter in the next step, if that is SGD's; the caller closes it. */
    Optional<NDArray> findMomentum(Parameter parameter) {
        return states.stream()
                .filter(state -> state.parameter.path().equals(parameter.path()) && state.pace.rate() > 0)
                .findFirst()
                .flatMap(state -> switch (optimizer) {
                    case Optimizer.Sgd sgd ->
                        Optional.of(state.first.mul((float) (sgd.momentum() / state.pace.rate())));
                    case Optimizer.AdamW _ -> Optional.empty();
                });
    }

    /**
     * One step at the given learning rate; the gradients within reach are zero after it, as the others were before.
     *
     * @param arrays frees what is made on the way
     */
    void step(double learningRate, NDManager arrays) {
        steps++;
        rate = learningRate;
        for (State state : states) {
            List<Reach.Piece> pieces = reach.find(network, state.parameter, arrays);
            if (!pieces.isEmpty()) {
                Pace before = state.pace;
                state.pace = new Pace(before.steps() + 1, rate);
                pieces.forEach(piece -> update(state, before, piece));
                reach.forget(network, state.parameter);
            }
        }
    }

    private void update(State state, Pace before, Reach.Piece piece) {
        NDArray first = piece.part().apply(state.first);
        NDArray second = memories(optimizer).size() > 1 ? piece.part().apply(state.second) : state.second;
        PtNDArray[] parts = {
            (PtNDArray) piece.values(), (PtNDArray) piece.gradient(), (PtNDArray) first, (PtNDArray) second
        };
        if (state.isStep) {
            updateSteps(before, parts);
        } else {
            update(optimizer, before, parts);
        }
        if (first != state.first) {
            first.close();
        }
        if (second != state.second) {
            second.close();
        }
    }

    private void update(Optimizer rule, Pace before, PtNDArray... parts) {
        switch (rule) {
            case Optimizer.Sgd sgd -> update(sgd, before.rate(), parts);
            case Optimizer.AdamW adam -> update(adam, before.steps() + 1, parts);
        }
    }

    /**
     * Steps of rounding do not decay, and change by no more than the learning rate as a part of what they were: so they stay
     * above 0, and small ones do not vanish by the gradients of large values.
     */
    private void updateSteps(Pace before, PtNDArray... parts) {
        PtNDArray steps = parts[0];
        double most = Math.min(MOST_OF_A_STEP, rate);
        try (PtNDArray old = JniUtils.clone(steps);
                PtNDArray least = times(old, 1 - most);
                PtNDArray greatest = times(old, 1 + most)) {
            update(optimizer.withWeightDecay(0), before, parts);
            try (PtNDArray moved = moved(old, steps);
                    PtNDArray notLess = JniUtils.max(moved, least);
                    PtNDArray bounded = JniUtils.min(notLess, greatest)) {
                network.overwrite(steps, bounded);
            }
        }
    }

    private PtNDArray times(PtNDArray array, double factor) {
        try (PtNDArray number = (PtNDArray) manager.create((float) factor)) {
            return JniUtils.mul(array, number);
        }
    }

    /** Adam moves all numbers alike, whatever their size: what it says is taken as parts of the steps. */
    private PtNDArray moved(PtNDArray old, PtNDArray steps) {
        if (optimizer instanceof Optimizer.Sgd) {
            return JniUtils.clone(steps);
        }
        try (PtNDArray change = JniUtils.sub(steps, old);
                PtNDArray ownChange = JniUtils.mul(change, old)) {
            return JniUtils.add(old, ownChange);
        }
    }

    /** The native call remembers rate · v where PyTorch remembers v: its memory is adapted to the new rate. */
    private void update(Optimizer.Sgd sgd, double previousRate, PtNDArray... parts) {
        double momentum = previousRate == 0 ? sgd.momentum() : sgd.momentum() * rate / previousRate;
        JniUtils.sgdUpdate(
                parts[0], parts[1], parts[2], (float) rate, (float) sgd.weightDecay(), 1, NO_CLIPPING, (float)
                        momentum);
    }

    /** The native call adds ε to √v before its bias is corrected, PyTorch after: so ε is scaled. */
    private void update(Optimizer.AdamW adam, long count, PtNDArray... parts) {
        double first = known(adam.beta1(), count);
        double second = Math.sqrt(known(adam.beta2(), count));
        JniUtils.adamUpdate(
                parts[0],
                parts[1],
                parts[2],
                parts[3],
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
    private static double known(double beta, long steps) {
        return 1 - Math.pow(beta, (double) steps);
    }

    @Override
    public void close() {
        manager.close();
    }
}
