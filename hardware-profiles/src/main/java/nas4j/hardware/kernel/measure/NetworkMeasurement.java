package nas4j.hardware.kernel.measure;

import java.util.List;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.kernel.FusionRules;
import nas4j.hardware.kernel.Kernel;
import nas4j.hardware.kernel.KernelSplit;
import nas4j.hardware.kernel.PlannedKernel;
import nas4j.hardware.kernel.data.KernelTime;
import nas4j.hardware.probe.NetworkTimes;

/**
 * A sample network that was measured, taken apart.
 *
 * @param ratio of its time to the reference model's
 * @param referenceMs of the reference model, ms
 * @param plan its kernels, as they were predicted to be
 * @param times its kernels, as they were found
 */
public record NetworkMeasurement(double ratio, double referenceMs, List<Kernel> plan, List<KernelTime> times) {
    public NetworkMeasurement {
        plan = List.copyOf(plan);
        times = List.copyOf(times);
    }

    /** Takes a measurement apart by the names of the network's nodes, {@code n0}, {@code n1}, …. */
    public static NetworkMeasurement of(ComputationGraph graph, FusionRules rules, NetworkTimes times) {
        List<PlannedKernel> plan = KernelSplit.split(graph, rules);
        return new NetworkMeasurement(
                times.ratio(),
                times.referenceMs(),
                plan.stream().map(PlannedKernel::kernel).toList(),
                new Attribution(graph, plan).times(times));
    }
}
