package nas4j.experiments.training;

import java.util.ArrayList;
import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.experiments.prepare.EnergyMeasures;
import nas4j.experiments.prepare.Judge;
import nas4j.experiments.prepare.LatencyMeasures;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.energy.EnergyCounter;
import nas4j.hardware.energy.EnergyCounters;
import nas4j.hardware.probe.EnergyProbe;
import nas4j.hardware.probe.HostProbe;
import nas4j.hardware.probe.ProbeProtocol;

/**
 * What this machine takes to run models, as far as an experiment asks for it.
 *
 * @param measures whether it asks for anything
 * @param measuresEnergy whether it asks for energy, which takes 20 seconds a model
 */
public record HostFigures(boolean measures, boolean measuresEnergy) {

    /** As far as goals and limits are about this machine. */
    public static HostFigures of(Judge judge) {
        return new HostFigures(judge.devices().contains(HostProbe.DEVICE), judge.isAbout(EnergyMeasures.ENERGY));
    }

    /**
     * Measures a model; an empty list if nothing is asked for.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public List<Measurement> measure(ComputationGraph graph, byte[] model, ProbeProtocol protocol)
            throws InterruptedException {
        List<Measurement> figures = new ArrayList<>();
        if (measures) {
            try (HostProbe probe = new HostProbe(protocol)) {
                figures.addAll(LatencyMeasures.of(probe.measure(model), HostProbe.DEVICE));
            }
        }
        if (measuresEnergy) {
            try (EnergyCounter counter = EnergyCounters.find(EnergyCounters.Runner.PROCESSOR)
                    .orElseThrow(() -> new IllegalStateException("the counter of energy cannot be read any more"))) {
                figures.add(EnergyMeasures.of(new EnergyProbe(counter).measure(model)));
            }
        }
        return figures;
    }
}
