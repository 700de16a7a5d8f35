package nas4j.experiments.prepare;

import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.hardware.energy.EnergyCounters;
import nas4j.hardware.probe.Energy;
import nas4j.hardware.probe.HostProbe;

/** What a probe found of energy, as a measurement. */
public final class EnergyMeasures {
    /** Of one run, in millijoules, beyond what the machine takes anyway. */
    public static final String ENERGY = "energy";

    private EnergyMeasures() {}

    /** The name with the device, where the machine counts its energy and tells. */
    static List<String> names() {
        return EnergyCounters.findSource(EnergyCounters.Runner.PROCESSOR).isPresent()
                ? List.of(ENERGY + " on " + HostProbe.DEVICE)
                : List.of();
    }

    /** The energy of one run on this machine. */
    public static Measurement of(Energy energy) {
        return new Measurement(
                ENERGY, energy.millijoules(), "mJ", energy.error(), energy.n(), Split.NONE, HostProbe.DEVICE);
    }
}
