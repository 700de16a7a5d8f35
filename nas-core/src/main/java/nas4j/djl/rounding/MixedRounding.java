package nas4j.djl.rounding;

import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.function.Supplier;

/**
 * Rounds numbers in several ways and adds up the results, each times its share. Cai and Vasconcelos 2020.
 *
 * @param ways how they are rounded
 * @param shares of the ways, {@code [ways]}
 */
public record MixedRounding(List<Rounder> ways, Supplier<PtNDArray> shares) implements Rounder {
    public MixedRounding {
        ways = List.copyOf(ways);
    }

    @Override
    public PtNDArray apply(PtNDArray x) {
        PtNDArray all = shares.get();
        PtNDArray sum = weighted(x, 0, all);
        for (int k = 1; k < ways.size(); k++) {
            try (PtNDArray before = sum;
                    PtNDArray next = weighted(x, k, all)) {
                sum = JniUtils.add(before, next);
            }
        }
        return sum;
    }

    private PtNDArray weighted(PtNDArray x, int way, PtNDArray all) {
        try (PtNDArray rounded = ways.get(way).apply(x);
                PtNDArray share = (PtNDArray) all.get(new NDIndex(way))) {
            return JniUtils.mul(rounded, share);
        }
    }
}
