package nas4j.predictors.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import nas4j.djl.Engine;
import nas4j.djl.Parameter;

/**
 * Changes the parameters of all members by their gradients: Kingma and Ba 2015, "Adam", algorithm 1. Gradients of each
 * member are scaled to a norm of at most 5 before.
 */
final class Adam {
    private static final float BETA1 = .9f;
    private static final float BETA2 = .999f;
    private static final float EPSILON = 1e-8f;
    private static final float MOST_NORM = 5;
    private static final int[] OF_MEMBER = {1};

    private final Engine engine;
    private final Parameter parameter;
    private final NDArray first;
    private final NDArray second;
    private int steps;

    /** @param vectors {@code [members, size]}, from now on with gradients */
    Adam(Engine engine, NDArray vectors) {
        this.engine = engine;
        first = vectors.zerosLike();
        second = vectors.zerosLike();
        vectors.setRequiresGradient(true);
        parameter = new Parameter("", vectors, true);
    }

    /** The numbers as they are, members one after the other. */
    float[] copy() {
        return parameter.array().toFloatArray();
    }

    /** One step; the gradients are zero after it. */
    void step(NDManager manager, double rate) {
        steps++;
        engine.findGradient(parameter).ifPresent(gradient -> {
            gradient.attach(manager);
            change(clipped(gradient), manager, rate);
        });
        engine.clearGradient(parameter);
    }

    private static NDArray clipped(NDArray gradient) {
        NDArray norms = gradient.mul(gradient).sum(OF_MEMBER, true).sqrt();
        return gradient.div(norms.div(MOST_NORM).maximum(1f));
    }

    private void change(NDArray gradient, NDManager manager, double rate) {
        first.muli(BETA1).addi(gradient.mul(1 - BETA1));
        second.muli(BETA2).addi(gradient.mul(gradient).muli(1 - BETA2));
        double firstKnown = 1 - Math.pow(BETA1, steps);
        double secondKnown = 1 - Math.pow(BETA2, steps);
        NDArray change = first.mul((float) (rate / firstKnown));
        change.attach(manager);
        NDArray mean = second.mul((float) (1 / secondKnown));
        mean.attach(manager);
        parameter.array().subi(change.divi(mean.sqrt().addi(EPSILON)));
    }
}
