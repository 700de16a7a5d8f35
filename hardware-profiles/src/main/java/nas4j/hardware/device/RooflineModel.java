package nas4j.hardware.device;

import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.latency.LatencyInterval;
import nas4j.hardware.latency.LatencyModel;
import nas4j.space.Genotype;

/** What a data sheet lets one expect of latencies, as {@link Roofline} estimates them: little. */
public record RooflineModel(Roofline roofline) implements LatencyModel {
    @Override
    public LatencyInterval predict(Genotype genotype, ComputationGraph graph) {
        return predict(graph);
    }

    @Override
    public Optional<LatencyInterval> findByGraph(ComputationGraph graph) {
        return Optional.of(predict(graph));
    }

    private LatencyInterval predict(ComputationGraph graph) {
        LatencyEstimate estimate = roofline.estimate(graph);
        return LatencyInterval.of90(estimate.ms(), estimate.lowMs(), estimate.highMs());
    }

    @Override
    public String source() {
        return "estimated from its data sheet";
    }
}
