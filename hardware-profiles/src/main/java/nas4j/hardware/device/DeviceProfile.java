package nas4j.hardware.device;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.onnx.quantize.ActivationType;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a device without measuring it.
 *
 * @param name short, as in objectives
 * @param title for people
 * @param chip what computes
 * @param cores that programs can use at the same time: processors, or multiprocessors of a GPU
 * @param clockMhz at full power
 * @param memoryGbPerSecond most bytes that its memory can move, in 10⁹ a second
 * @param peakMacs most multiply-accumulates a second: of a GPU, or of the one core that runs a model by default
 * @param launchMicros what each operator takes at least, µs
 * @param activations how whole numbers of activations lie in its files of int8; null if nobody says
 * @param powerModes names of what limits its power, the first where it is fastest; empty if there is one
 * @param probe how it is measured
 * @param sources where the numbers are from
 */
public record DeviceProfile(
        String name,
        String title,
        String chip,
        int cores,
        double clockMhz,
        double memoryGbPerSecond,
        Map<NumberFormat, Double> peakMacs,
        double launchMicros,
        @Nullable ActivationType activations,
        List<String> powerModes,
        ProbeKind probe,
        List<String> sources) {
    public DeviceProfile {
        peakMacs = Collections.unmodifiableMap(new LinkedHashMap<>(peakMacs));
        powerModes = List.copyOf(powerModes);
        sources = List.copyOf(sources);
        if (!peakMacs.containsKey(NumberFormat.FP32)) {
            throw new IllegalArgumentException("the peak of [fp32] of device [" + name + "] is missing");
        }
    }

    /** How whole numbers of activations lie in its files of int8, if somebody says. */
    public Optional<ActivationType> findActivations() {
        return Optional.ofNullable(activations);
    }

    /** Its peak; empty if it does not compute with such numbers, or nobody says how fast. */
    public Optional<Double> findPeakMacs(NumberFormat format) {
        return Optional.ofNullable(peakMacs.get(format));
    }
}
