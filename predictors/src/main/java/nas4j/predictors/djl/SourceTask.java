package nas4j.predictors.djl;

import java.util.List;
import nas4j.predictors.graph.FeatureGraph;

/**
 * Networks whose labels are known for another task, or of another family of networks.
 *
 * @param name for messages
 * @param labels finite, one for each graph; at least 1
 */
public record SourceTask(String name, List<FeatureGraph> graphs, List<Double> labels) {
    /** Checks that there is a finite label for each graph. */
    public SourceTask {
        graphs = List.copyOf(graphs);
        labels = List.copyOf(labels);
        if (graphs.isEmpty() || graphs.size() != labels.size()) {
            throw new IllegalArgumentException("task [" + name + "]: found [" + graphs.size() + "] graphs and ["
                    + labels.size() + "] labels, accepted: 1 or more, and as many of each");
        }
        labels.forEach(label -> {
            if (!Double.isFinite(label)) {
                throw new IllegalArgumentException(
                        "task [" + name + "]: found label [" + label + "], accepted: finite numbers");
            }
        });
    }
}
