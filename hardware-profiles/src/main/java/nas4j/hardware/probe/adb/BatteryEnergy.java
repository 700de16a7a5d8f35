package nas4j.hardware.probe.adb;

import java.io.IOException;
import java.io.UncheckedIOException;
import nas4j.hardware.energy.EnergyCounter;

/**
 * What leaves a phone's battery: the charge that its counter is less by × the mean of the voltages before and after.
 * Counters have steps of up to 1 mAh (14 J at 3.9 V), so it takes minutes. {@code dumpsys batterystats} is no measurement: it
 * multiplies times of use by the numbers of a table. For one thread.
 */
final class BatteryEnergy implements EnergyCounter {
    private final Phone phone;
    private double joules;
    private Battery last;

    /** @param first it tells energy */
    BatteryEnergy(Phone phone, Battery first) {
        this.phone = phone;
        last = first;
    }

    static Battery battery(Phone phone) {
        return Battery.read(phone.ask("dumpsys battery"));
    }

    @Override
    public double joules() {
        Battery now = battery(phone);
        if (!now.tellsEnergy()) {
            throw new UncheckedIOException(new IOException("the battery does not tell any more, or is being charged"));
        }
        double volts = (last.volts().orElseThrow() + now.volts().orElseThrow()) / 2;
        joules += volts * (last.coulombs().orElseThrow() - now.coulombs().orElseThrow());
        last = now;
        return joules;
    }

    @Override
    public String source() {
        return "battery of the phone (charge counter × voltage)";
    }
}
