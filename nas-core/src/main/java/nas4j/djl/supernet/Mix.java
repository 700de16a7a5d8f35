package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.space.relax.SuperNode;

/**
 * How a choice puts its branches together: each that is run times its weight, added up. Gradients pass to the weights.
 *
 * @param weights one for each of the choice's inputs, {@code [inputs]}: such as a softmax or sigmoids of what is searched,
 *     computed while {@link nas4j.djl.Engine#record gradients are recorded}; not closed by those who use it
 * @param run places of the branches that are run, at least one
 */
public record Mix(NDArray weights, List<Integer> run) {
    public Mix {
        run = List.copyOf(run);
        long branches = weights.getShape().size();
        if (run.isEmpty() || run.stream().anyMatch(place -> place < 0 || place >= branches)) {
            throw new IllegalArgumentException("branches " + run + " of [" + branches + "], accepted: at least one");
        }
    }

    /** All branches. Liu et al. 2019, eq. 2. */
    public static Mix all(NDArray weights) {
        return new Mix(
                weights,
                IntStream.range(0, (int) weights.getShape().size()).boxed().toList());
    }

    /**
     * One branch, times its weight: 1 in a sample that passes gradients straight to what it was drawn from. Dong and Yang
     * 2019, eq. 5.
     */
    public static Mix one(int branch, NDArray weights) {
        return new Mix(weights, List.of(branch));
    }

    void requireFits(SuperNode.Choice choice) {
        if (weights.getShape().size() != choice.inputs().size()) {
            throw new IllegalArgumentException("found [" + weights.getShape().size() + "] weights for the branches "
                    + choice.labels() + " of choice [" + choice.path() + "]");
        }
    }

    /** Values of the branches that are run, in this order. */
    NDArray of(List<Integer> places, NDArray... values) {
        PtNDArray sum = weighted(places.getFirst(), values[0]);
        for (int k = 1; k < values.length; k++) {
            try (PtNDArray next = weighted(places.get(k), values[k])) {
                JniUtils.addi(sum, next);
            }
        }
        return sum;
    }

    private PtNDArray weighted(int place, NDArray value) {
        try (PtNDArray weight = JniUtils.slice((PtNDArray) weights, 0, place, place + 1L, 1)) {
            return JniUtils.mul((PtNDArray) value, weight);
        }
    }
}
