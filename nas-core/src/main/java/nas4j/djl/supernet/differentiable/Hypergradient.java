package nas4j.djl.supernet.differentiable;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nas4j.djl.Engine;
import nas4j.djl.Parameter;
import nas4j.djl.memory.ProcessorCopy;
import nas4j.search.differentiable.Order;

/**
 * The gradient of a validation loss with respect to architecture weights, when the other weights follow them by training.
 * Liu et al. 2019, section 2.3. Gradients are zero after it, and the weights are as before, bit by bit. For one thread.
 *
 * @param weights w, which training changes
 * @param alphas α: arrays with gradients
 * @param step how training changes w
 */
record Hypergradient(Engine engine, List<Parameter> weights, List<Parameter> alphas, Step step) {
    private static final double DISTANCE = 0.01;

    Hypergradient {
        weights = List.copyOf(weights);
        alphas = List.copyOf(alphas);
    }

    /**
     * One step of training: w' = w − rate · (∇w L_train + decay · w + momentum).
     *
     * @param rate ξ
     * @param momentum what is added to the gradient of a parameter; the array is closed after use
     */
    record Step(double rate, double decay, Function<Parameter, Optional<NDArray>> momentum) {
        /** Without decay and momentum. */
        static Step plain(double rate) {
            return new Step(rate, 0, _ -> Optional.empty());
        }
    }

    /**
     * Computes it.
     *
     * @param training L_train, computed several times, each time the same function
     * @param validation L_val
     * @param manager that the result is attached to
     * @return for each of {@code alphas} its gradient
     */
    List<PtNDArray> of(Order order, Loss training, Loss validation, NDManager manager) {
        return switch (order) {
            case FIRST -> ofAlphas(validation, manager);
            case SECOND, SECOND_BY_DIFFERENCES -> unrolled(order, training, validation, manager);
        };
    }

    private List<PtNDArray> unrolled(Order order, Loss training, Loss validation, NDManager manager) {
        try (NDManager own = manager.newSubManager()) {
            List<PtNDArray> before = copies(own);
            training.compute(engine::backward);
            List<PtNDArray> gradients = copyGradients(weights, own);
            clear();
            move(gradients);
            validation.compute(engine::backward);
            List<PtNDArray> directions = copyGradients(weights, own);
            List<PtNDArray> direct = copyGradients(alphas, manager);
            clear();
            restore(before);
            List<PtNDArray> products = order == Order.SECOND
                    ? product(training, directions, own)
                    : productByDifferences(training, directions, before, own);
            for (int k = 0; k < direct.size(); k++) {
                add(direct.get(k), products.get(k), -step.rate);
            }
            return direct;
        }
    }

    /** ∇²αw L · v, by the gradient of ∇w L · v. What α's gradient has from the first pass is taken off again. */
    private List<PtNDArray> product(Loss training, List<PtNDArray> directions, NDManager manager) {
        List<PtNDArray> products = new ArrayList<>();
        training.compute(loss -> {
            engine.backwardRecorded(loss);
            List<PtNDArray> first = copyGradients(alphas, manager);
            engine.backward(inner(directions, loss.getManager()));
            List<PtNDArray> both = copyGradients(alphas, manager);
            for (int k = 0; k < both.size(); k++) {
                add(both.get(k), first.get(k), -1);
            }
            products.addAll(both);
        });
        weights.forEach(engine::forgetGradient);
        alphas.forEach(engine::forgetGradient);
        return products;
    }

    private PtNDArray inner(List<PtNDArray> directions, NDManager manager) {
        PtNDArray sum = (PtNDArray) manager.create(0f);
        for (int k = 0; k < directions.size(); k++) {
            Optional<NDArray> gradient = engine.findGradient(weights.get(k));
            if (gradient.isPresent()) {
                try (NDArray own = gradient.get();
                        PtNDArray product = JniUtils.mul((PtNDArray) own, directions.get(k));
                        PtNDArray part = JniUtils.sum(product)) {
                    sum = JniUtils.add(sum, part);
                }
            }
        }
        return sum;
    }

    private List<PtNDArray> productByDifferences(
            Loss training, List<PtNDArray> directions, List<PtNDArray> before, NDManager manager) {
        double epsilon = DISTANCE / Math.max(norm(directions), Float.MIN_NORMAL);
        move(directions, epsilon);
        List<PtNDArray> above = ofAlphas(training, manager);
        restore(before);
        move(directions, -epsilon);
        List<PtNDArray> below = ofAlphas(training, manager);
        restore(before);
        for (int k = 0; k < above.size(); k++) {
            add(above.get(k), below.get(k), -1);
            scale(above.get(k), 1 / (2 * epsilon));
        }
        return above;
    }

    private static double norm(List<PtNDArray> arrays) {
        double sum = 0;
        for (PtNDArray array : arrays) {
            try (PtNDArray square = JniUtils.mul(array, array);
                    PtNDArray total = JniUtils.sum(square)) {
                sum += ProcessorCopy.numbers(total)[0];
            }
        }
        return Math.sqrt(sum);
    }

    /** ∇α of a loss; gradients of w are not computed. */
    private List<PtNDArray> ofAlphas(Loss loss, NDManager manager) {
        weights.forEach(parameter -> parameter.array().setRequiresGradient(false));
        try {
            loss.compute(scalar -> engine.backward(scalar.add(nothing())));
        } finally {
            weights.forEach(parameter -> parameter.array().setRequiresGradient(true));
        }
        List<PtNDArray> gradients = copyGradients(alphas, manager);
        clear();
        return gradients;
    }

    /** Zero, as a function of α: a loss in which α is not has a gradient as well. */
    private NDArray nothing() {
        NDArray sum = alphas.getFirst().array().sum();
        return sum.sub(sum);
    }

    private List<PtNDArray> copyGradients(List<Parameter> parameters, NDManager manager) {
        return parameters.stream()
                .map(parameter -> copyGradient(parameter, manager))
                .toList();
    }

    private PtNDArray copyGradient(Parameter parameter, NDManager manager) {
        Optional<NDArray> found = engine.findGradient(parameter);
        PtNDArray copy;
        if (found.isPresent()) {
            try (NDArray gradient = found.get();
                    PtNDArray plain = JniUtils.detachGradient((PtNDArray) gradient)) {
                copy = JniUtils.clone(plain);
            }
        } else {
            copy = (PtNDArray) parameter.array().zerosLike();
        }
        copy.attach(manager);
        return copy;
    }

    private void clear() {
        weights.forEach(engine::clearGradient);
        alphas.forEach(engine::clearGradient);
    }

    private List<PtNDArray> copies(NDManager manager) {
        List<PtNDArray> copies = new ArrayList<>();
        for (Parameter parameter : weights) {
            try (PtNDArray plain = JniUtils.detachGradient((PtNDArray) parameter.array())) {
                PtNDArray copy = JniUtils.clone(plain);
                copy.attach(manager);
                copies.add(copy);
            }
        }
        return copies;
    }

    private void restore(List<PtNDArray> copies) {
        for (int k = 0; k < copies.size(); k++) {
            engine.overwrite(weights.get(k).array(), copies.get(k));
        }
    }

    /** One step of training. */
    private void move(List<PtNDArray> gradients) {
        engine.record(false);
        for (int k = 0; k < gradients.size(); k++) {
            Parameter parameter = weights.get(k);
            PtNDArray change = gradients.get(k);
            add(change, (PtNDArray) parameter.array(), step.decay);
            step.momentum.apply(parameter).ifPresent(momentum -> {
                try (momentum) {
                    JniUtils.addi(change, (PtNDArray) momentum);
                }
            });
            add((PtNDArray) parameter.array(), change, -step.rate);
        }
    }

    private void move(List<PtNDArray> directions, double by) {
        for (int k = 0; k < directions.size(); k++) {
            add((PtNDArray) weights.get(k).array(), directions.get(k), by);
        }
    }

    /** In place. */
    private static void add(PtNDArray to, PtNDArray what, double times) {
        try (PtNDArray factor = (PtNDArray) what.getManager().create((float) times);
                PtNDArray product = JniUtils.mul(what, factor)) {
            JniUtils.addi(to, product);
        }
    }

    private static void scale(PtNDArray array, double by) {
        try (PtNDArray factor = (PtNDArray) array.getManager().create((float) by)) {
            JniUtils.muli(array, factor);
        }
    }
}
