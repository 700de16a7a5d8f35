package nas4j.hardware.probe;

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
 */
public record ProbeReport(
        Latency latency, double loadMs, double firstRunMs, long modelBytes, long peakBytes, String runtime) {}
