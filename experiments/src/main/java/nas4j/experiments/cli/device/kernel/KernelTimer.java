package nas4j.experiments.cli.device.kernel;

import java.io.IOException;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.kernel.measure.ModelFiles;
import nas4j.hardware.kernel.measure.NetworkTimer;
import nas4j.hardware.probe.NetworkTimes;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.child.ChildProbe;
import nas4j.hardware.probe.child.NetworkChildProbe;

/** Measures networks in a process of its own. For one thread. */
final class KernelTimer implements NetworkTimer, AutoCloseable {
    private final NetworkChildProbe probe;

    /** @param seconds time of each measurement, at least */
    KernelTimer(ChildProbe child, double seconds) throws IOException {
        probe = new NetworkChildProbe(child, seconds);
    }

    @Override
    public NetworkTimes time(ComputationGraph graph, boolean byOperator) throws ProbeFailedException, IOException {
        return probe.measure(ModelFiles.of(graph), byOperator);
    }

    @Override
    public void close() throws IOException {
        probe.close();
    }
}
