package nas4j.hardware.probe.child;

import java.util.Optional;
import java.util.OptionalLong;
import nas4j.hardware.energy.EnergyCounter;
import nas4j.hardware.energy.EnergyCounters;
import nas4j.hardware.probe.Energy;
import nas4j.hardware.probe.EnergyProbe;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.probe.Latency;
import nas4j.hardware.probe.LoadedModel;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.hardware.probe.ProbedModel;
import nas4j.hardware.probe.RunOptions;

/** Measures a model in this process, with all that can be told about it. Nothing else should run in the process. */
final class ProcessProbe {
    private static final double MILLIS = 1e6;

    private final ProbeProtocol protocol;
    private final RunOptions options;

    ProcessProbe(ProbeProtocol protocol, RunOptions options) {
        this.protocol = protocol;
        this.options = options;
    }

    /**
     * Latency, memory and times to start; energy where it is asked for and counted.
     *
     * @throws IllegalArgumentException if the runtime does not take the model, or its inputs are of an unknown kind
     * @throws InterruptedException if the thread is interrupted
     */
    ProbeReport report(ProbedModel model) throws InterruptedException {
        try (LoadedModel reference = model.openReference()) {
            OptionalLong before = PeakMemory.findBytes();
            long start = System.nanoTime();
            try (LoadedModel opened = model.open()) {
                double load = (System.nanoTime() - start) / MILLIS;
                double first = opened.run() / MILLIS;
                OptionalLong after = PeakMemory.findBytes();
                Latency latency = HostProbe.measure(protocol, opened, reference);
                return new ProbeReport(
                        latency,
                        load,
                        first,
                        before.isPresent() && after.isPresent() ? after.getAsLong() - before.getAsLong() : -1,
                        PeakMemory.findBytes().orElse(-1),
                        model.runtime(),
                        energy(opened));
            }
        }
    }

    private Optional<Energy> energy(LoadedModel opened) throws InterruptedException {
        Optional<EnergyCounter> found =
                options.isEnergyWanted() ? EnergyCounters.find(options.runner()) : Optional.empty();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (EnergyCounter counter = found.get()) {
            return Optional.of(new EnergyProbe(counter).measure(opened));
        }
    }
}
