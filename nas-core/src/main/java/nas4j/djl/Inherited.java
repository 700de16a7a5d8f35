package nas4j.djl;

import java.util.List;

/**
 * What a network took over of other weights.
 *
 * @param taken paths of the parameters that were copied
 * @param otherShape paths of parameters whose shape differs
 * @param missing paths of parameters of the network that the weights do not have
 */
public record Inherited(List<String> taken, List<String> otherShape, List<String> missing) {
    public Inherited {
        taken = List.copyOf(taken);
        otherShape = List.copyOf(otherShape);
        missing = List.copyOf(missing);
    }

    boolean isComplete() {
        return otherShape.isEmpty() && missing.isEmpty();
    }
}
