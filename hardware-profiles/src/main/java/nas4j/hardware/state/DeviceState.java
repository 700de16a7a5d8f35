package nas4j.hardware.state;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What state a machine is in while it is measured. What the system does not tell is empty.
 *
 * @param processor its name
 * @param cores that programs can use at the same time
 * @param governor how the system chooses the clock, such as {@code performance}
 * @param clockMhz of the first core, of a phone the fastest, now
 * @param celsius of the hottest place that tells
 * @param busyCores how many cores were working, on average, at the last look
 * @param batteryPercent charge
 * @param gpu one that models can run on
 */
public record DeviceState(
        Optional<String> processor,
        int cores,
        Optional<String> governor,
        OptionalDouble clockMhz,
        OptionalDouble celsius,
        OptionalDouble busyCores,
        OptionalDouble batteryPercent,
        Optional<GpuState> gpu) {
    private static final double MOST_BUSY = .2;
    private static final double HOT = 80;

    /** Whether something else works on it: more than {@value #MOST_BUSY} cores. */
    public boolean isBusy() {
        return busyCores.orElse(0) > MOST_BUSY;
    }

    /** Whether it is so hot, over {@value #HOT} °C, that it may run slower. */
    public boolean isHot() {
        return celsius.orElse(0) > HOT
                || gpu.map(GpuState::celsius).orElse(OptionalDouble.empty()).orElse(0) > HOT;
    }

    /** The same, with a GPU. */
    public DeviceState with(GpuState found) {
        return new DeviceState(
                processor, cores, governor, clockMhz, celsius, busyCores, batteryPercent, Optional.of(found));
    }
}
