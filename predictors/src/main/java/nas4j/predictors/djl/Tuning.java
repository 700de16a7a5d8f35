package nas4j.predictors.djl;

import java.util.Set;
import java.util.stream.Collectors;

/** What changes when a predictor is tuned to a new task: Mills et al. 2023, "AIO-P", section 3.5. */
public enum Tuning {
    /** What makes a prediction of the numbers of a graph. */
    HEADS,
    /** The base as well. */
    HEADS_AND_BASE,
    /** Everything: the adapters as well. */
    ALL;

    Set<Part> parts(GraphModel model) {
        return model.parts().stream()
                .filter(part -> changes(part, model.adapters() > 0))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean changes(Part part, boolean hasAdapters) {
        return switch (part) {
            case Part.Head _ -> !hasAdapters;
            case Part.AdapterHead _ -> true;
            case Part.Base _ -> this != HEADS;
            case Part.Adapter _ -> this == ALL;
        };
    }
}
