package nas4j.djl.train;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Parameter;

/**
 * Exponential moving average of a network's parameters: {@code a ← d·a + (1 − d)·w} with {@code d = min(decay, (1 + t) /
 * (10 + t))} after step t, so that a short training forgets its first weights too (as in TensorFlow's moving average).
 *
 * <p>Running statistics are averaged like weights. Those of the last weights belong to other weights than the averaged
 * ones; an average over the same steps is right to the first order, and costs no further pass over the data. For one
 * thread.
 */
final class WeightAverage implements AutoCloseable {
    private final double decay;
    private final NDManager manager;
    private final List<Averaged> all = new ArrayList<>();
    private long steps;

    private record Averaged(PtNDArray value, PtNDArray average) {}

    /** Begins with the parameters as they are. */
    WeightAverage(CompiledNetwork network, double decay) {
        this.decay = decay;
        manager = network.newManager();
        for (Parameter parameter : network.parameters().values()) {
            PtNDArray value = (PtNDArray) parameter.array();
            PtNDArray average = JniUtils.clone(value);
            average.attach(manager);
            all.add(new Averaged(value, average));
        }
    }

    /** Takes the parameters after another step into the average. */
    void add() {
        steps++;
        double kept = Math.min(decay, (1.0 + steps) / (10.0 + steps));
        try (PtNDArray old = (PtNDArray) manager.create((float) kept);
                PtNDArray young = (PtNDArray) manager.create((float) (1 - kept))) {
            for (Averaged each : all) {
                JniUtils.muli(each.average(), old);
                try (PtNDArray part = JniUtils.mul(each.value(), young)) {
                    JniUtils.addi(each.average(), part);
                }
            }
        }
    }

    /** Overwrites the network's parameters with their averages. */
    void install() {
        for (Averaged each : all) {
            long[] end = each.value().getShape().getShape();
            long[] step = new long[end.length];
            Arrays.fill(step, 1);
            JniUtils.indexSet(each.value(), each.average(), new long[end.length], end, step);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
