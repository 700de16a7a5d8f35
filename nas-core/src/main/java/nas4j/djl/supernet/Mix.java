package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import nas4j.space.relax.SuperNode;
import org.jspecify.annotations.Nullable;

/**
 * How a choice puts its branches together: each that is run times its weight, added up. Gradients pass to the weights.
 *
 * @param weights one for each of the choice's inputs, {@code [inputs]}: such as a softmax or sigmoids of what is searched,
 *     computed while {@link nas4j.djl.Engine#record gradients are recorded}; not closed by those who use it. Null
 *     where each weighs 1
 * @param run places of the branches that are run, at least one
 * @param share one of so many channels goes through the branches, the others pass by, from 1; 1 for all
 * @param edge what the whole is multiplied with, as the mix of one branch; null for 1
 */
public record Mix(
        @Nullable NDArray weights,
        List<Integer> run,
        int share,
        @Nullable Mix edge) {
    public Mix {
        if (share < 1) {
            throw new IllegalArgumentException("one of [" + share + "] channels, accepted: from 1");
        }
        run = List.copyOf(run);
        long branches = weights == null ? Long.MAX_VALUE : weights.getShape().size();
        if (run.isEmpty() || run.stream().anyMatch(place -> place < 0 || place >= branches)) {
            throw new IllegalArgumentException("branches " + run + " of [" + branches + "], accepted: at least one");
        }
    }

    public Mix(NDArray weights, List<Integer> run) {
        this(weights, run, 1, null);
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

    /** Some branches, each as it is. */
    public static Mix plain(List<Integer> run) {
        return new Mix(null, run, 1, null);
    }

    /** As this, on a share of the channels; the whole as {@code other} has its branch. Xu et al. 2020, eq. 2 and 3. */
    public Mix partial(int channels, @Nullable Mix other) {
        return new Mix(weights, run, channels, other);
    }

    void requireFits(SuperNode.Choice choice) {
        long expected = choice.inputs().size();
        if (weights != null
                ? weights.getShape().size() != expected
                : run.stream().anyMatch(place -> place >= expected)) {
            throw new IllegalArgumentException(
                    "found " + (weights == null ? run : "[" + weights.getShape().size() + "]")
                            + " weights for the branches " + choice.labels() + " of choice [" + choice.path() + "]");
        }
    }

    /** The weight of a branch, {@code [1]}; the caller closes it. */
    PtNDArray weight(int place) {
        return JniUtils.slice((PtNDArray) Objects.requireNonNull(weights), 0, place, place + 1L, 1);
    }

    /**
     * The sum of branches.
     *
     * @param places of those whose values are still to be multiplied with their weights
     * @param values of these, then of the others; at least two, or one that is multiplied
     */
    NDArray of(List<Integer> places, NDArray... values) {
        int products = places.size();
        PtNDArray sum = products == 0
                ? JniUtils.add((PtNDArray) values[0], (PtNDArray) values[1])
                : weighted(places.getFirst(), values[0]);
        for (int k = products == 0 ? 2 : 1; k < values.length; k++) {
            if (k < products) {
                try (PtNDArray next = weighted(places.get(k), values[k])) {
                    JniUtils.addi(sum, next);
                }
            } else {
                JniUtils.addi(sum, (PtNDArray) values[k]);
            }
        }
        return sum;
    }

    private PtNDArray weighted(int place, NDArray value) {
        try (PtNDArray weight = weight(place)) {
            return JniUtils.mul((PtNDArray) value, weight);
        }
    }
}
