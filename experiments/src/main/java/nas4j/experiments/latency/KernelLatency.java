package nas4j.experiments.latency;

import nas4j.graph.ComputationGraph;
import nas4j.hardware.device.LatencyEstimate;
import nas4j.hardware.kernel.model.KernelModel;
import nas4j.hardware.latency.LatencyInterval;
import nas4j.hardware.latency.LatencyModel;
import nas4j.space.Genotype;

/** Latencies on this machine, by the model of its kernels. */
record KernelLatency(KernelModel model) implements LatencyModel {
    @Override
    public LatencyInterval predict(Genotype genotype, ComputationGraph graph) {
        LatencyEstimate estimate = model.predict(graph);
        return LatencyInterval.of90(estimate.ms(), estimate.lowMs(), estimate.highMs());
    }

    @Override
    public String source() {
        return "predicted from its kernels";
    }
}
