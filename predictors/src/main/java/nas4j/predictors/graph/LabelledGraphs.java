package nas4j.predictors.graph;

import java.util.List;

/**
 * Networks whose labels are known for one task.
 *
 * @param task its name, for messages
 * @param labels finite, one for each graph; at least 1
 */
public record LabelledGraphs(String task, List<FeatureGraph> graphs, List<Double> labels) {
    /** Checks that there is a finite label for each graph. */
    public LabelledGraphs {
        graphs = List.copyOf(graphs);
        labels = List.copyOf(labels);
        if (graphs.isEmpty() || graphs.size() != labels.size()) {
            throw new IllegalArgumentException("task [" + task + "]: found [" + graphs.size() + "] graphs and ["
                    + labels.size() + "] labels, accepted: 1 or more, and as many of each");
        }
        labels.forEach(label -> {
            if (!Double.isFinite(label)) {
                throw new IllegalArgumentException(
                        "task [" + task + "]: found label [" + label + "], accepted: finite numbers");
            }
        });
    }
}
