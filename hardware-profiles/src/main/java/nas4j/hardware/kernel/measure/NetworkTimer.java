package nas4j.hardware.kernel.measure;

import java.io.IOException;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.probe.NetworkTimes;
import nas4j.hardware.probe.ProbeFailedException;

/** Measures networks with weights that do not matter, rounded where their nodes say so. */
@FunctionalInterface
public interface NetworkTimer {

    /**
     * Measures a network, one example at a time.
     *
     * @param byOperator whether its operators are timed too
     * @throws ProbeFailedException if it cannot be measured
     */
    NetworkTimes time(ComputationGraph graph, boolean byOperator) throws ProbeFailedException, IOException;
}
