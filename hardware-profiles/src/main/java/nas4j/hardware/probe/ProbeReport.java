package nas4j.hardware.probe;

import java.util.Optional;

/**
 * What a probe found about a model.
 *
 * @param loadMs time to read the model and make it ready
 * @param firstRunMs time of the first run, which allocates memory; NaN where it is not told
 * @param modelBytes how far the process's largest resident memory grew with the model, inputs and outputs; −1 where the
 *     system does not tell
 * @param peakBytes largest resident memory of the process, with all that is in it beside the model; −1 where the system
 *     does not tell
 * @param runtime what ran the model, with its version
 * @param energy empty if nobody asked for it, or nothing counts it
 */
public record ProbeReport(
        Latency latency,
        double loadMs,
        double firstRunMs,
        long modelBytes,
        long peakBytes,
        String runtime,
        Optional<Energy> energy) {

    /** The same, with energy. */
    public ProbeReport with(Optional<Energy> found) {
        return new ProbeReport(latency, loadMs, firstRunMs, modelBytes, peakBytes, runtime, found);
    }
}
