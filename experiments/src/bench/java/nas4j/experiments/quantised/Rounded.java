package nas4j.experiments.quantised;

import java.util.List;
import nas4j.graph.ComputationGraph;

/**
 * What became of a network as it rounds.
 *
 * @param error share of the validation images, or of the test images
 * @param latency median over that of the reference model
 * @param bytes of the parameters
 */
record Rounded(ComputationGraph graph, double error, double latency, double bytes) {
    List<Double> losses() {
        return List.of(error, latency, bytes);
    }

    Rounded withError(double other) {
        return new Rounded(graph, other, latency, bytes);
    }

    String text() {
        return "%.2f %%, %.3f of the reference's latency, %,.0f bytes".formatted(100 - 100 * error, latency, bytes);
    }
}
