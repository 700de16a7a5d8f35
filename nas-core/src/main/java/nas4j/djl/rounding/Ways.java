package nas4j.djl.rounding;

import ai.djl.pytorch.engine.PtNDArray;
import java.util.List;
import java.util.function.Supplier;
import nas4j.graph.Rounding;

/**
 * Ways to round the weights of a layer, or a value, all at once.
 *
 * @param roundings the ways; one may not round
 * @param shares for each pass how much each way counts, {@code [ways]}; gradients go through them
 */
public record Ways(List<Rounding> roundings, Supplier<PtNDArray> shares) {
    public Ways {
        roundings = List.copyOf(roundings);
    }
}
