package nas4j.hardware.device;

import nas4j.graph.ComputationGraph;
import nas4j.hardware.latency.LatencyInterval;
import nas4j.hardware.latency.LatencyModel;
import nas4j.predict.Normal;
import nas4j.space.Genotype;

/** What a data sheet lets one expect of latencies, as {@link Roofline} estimates them: little. */
public record RooflineModel(Roofline roofline) implements LatencyModel {
    /** Of an estimate's interval; nothing is known of it, so it is what people take such intervals for. */
    private static final double COVERAGE = 0.9;

    @Override
    public LatencyInterval predict(Genotype genotype, ComputationGraph graph) {
        LatencyEstimate estimate = roofline.estimate(graph);
        double away = Math.log(Math.max(estimate.highMs() / estimate.ms(), estimate.ms() / estimate.lowMs()));
        return new LatencyInterval(estimate.ms(), away / Normal.quantile((1 + COVERAGE) / 2));
    }

    @Override
    public String source() {
        return "estimated from its data sheet";
    }
}
