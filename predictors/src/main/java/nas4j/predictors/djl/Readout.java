package nas4j.predictors.djl;

import java.util.List;

/**
 * What a prediction is made of.
 *
 * @param adapters the prediction is the mean of theirs; if there are none, it is that of the base
 */
record Readout(List<Integer> adapters) {
    static final Readout BASE = new Readout(List.of());

    Readout {
        adapters = List.copyOf(adapters);
    }
}
