package nas4j.hardware.probe;

import nas4j.hardware.energy.EnergyCounters;
import nas4j.onnx.runtime.OnnxProvider;

/**
 * How models are run while they are measured.
 *
 * @param threads threads of each operator, at least 1
 * @param provider what ONNX Runtime runs operators with
 * @param isEnergyWanted whether energy is measured too, which takes 20 seconds
 */
public record RunOptions(int threads, OnnxProvider provider, boolean isEnergyWanted) {
    public RunOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads [" + threads + "] is below 1");
        }
    }

    /** On the processor, without energy. */
    public static RunOptions of(int threads) {
        return new RunOptions(threads, OnnxProvider.CPU, false);
    }

    /** Whose energy it is. */
    public EnergyCounters.Runner runner() {
        return provider.isGpu() ? EnergyCounters.Runner.GPU : EnergyCounters.Runner.PROCESSOR;
    }
}
