package nas4j.experiments.latency;

import java.util.Optional;
import nas4j.experiments.kernels.Numbers;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.device.LatencyEstimate;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.kernel.model.KernelModel;
import nas4j.hardware.kernel.model.MissingKernelException;
import nas4j.hardware.latency.LatencyInterval;
import nas4j.hardware.latency.LatencyModel;
import nas4j.space.Genotype;

/**
 * Latencies on this machine, by the model of its kernels.
 *
 * @param format of networks that do not say how they round
 * @param rounds whether they say so: then those of floats are floats
 */
record KernelLatency(KernelModel model, NumberFormat format, boolean rounds) implements LatencyModel {
    @Override
    public LatencyInterval predict(Genotype genotype, ComputationGraph graph) {
        return predict(rounds ? graph : Numbers.in(format, graph));
    }

    @Override
    public Optional<LatencyInterval> findByGraph(ComputationGraph graph) {
        try {
            return Optional.of(predict(graph));
        } catch (MissingKernelException e) {
            return Optional.empty();
        }
    }

    private LatencyInterval predict(ComputationGraph graph) {
        LatencyEstimate estimate = model.predict(graph);
        return LatencyInterval.of90(estimate.ms(), estimate.lowMs(), estimate.highMs());
    }

    @Override
    public String source() {
        return "predicted from its kernels";
    }
}
