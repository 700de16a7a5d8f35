package nas4j.experiments.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nas4j.evaluate.InFloat;
import nas4j.evaluate.Measurement;
import nas4j.graph.GraphCost;
import nas4j.graph.quantize.PrecisionCost;
import nas4j.space.Costs.Cost;
import nas4j.space.cost.NetworkCosts;

/**
 * What is counted of a network rather than measured.
 *
 * @param wanted names that something asks for; what takes long to compute is left out otherwise
 */
public record CostMeasures(Set<String> wanted) {
    /** Names of all that can be counted. */
    public static final List<String> NAMES = List.of(
            Cost.MACS.text(),
            Cost.PARAMETERS.text(),
            Cost.DEPTH.text(),
            Cost.PEAK_MEMORY.text(),
            Cost.MODEL_BYTES.text(),
            Cost.BIT_OPERATIONS.text());

    public CostMeasures {
        wanted = Set.copyOf(wanted);
    }

    List<Measurement> of(NetworkCosts costs) {
        GraphCost counted = costs.counted();
        List<Measurement> measurements = new ArrayList<>();
        measurements.add(Measurement.exact(Cost.MACS.text(), (double) counted.macs(), ""));
        measurements.add(Measurement.exact(Cost.PARAMETERS.text(), (double) counted.parameters(), ""));
        if (wanted.contains(Cost.DEPTH.text())) {
            measurements.add(Measurement.exact(Cost.DEPTH.text(), counted.depth(), ""));
        }
        if (wanted.contains(Cost.PEAK_MEMORY.text())) {
            measurements.add(Measurement.exact(Cost.PEAK_MEMORY.text(), costs.of(Cost.PEAK_MEMORY), "bytes"));
        }
        if (wanted.contains(Cost.MODEL_BYTES.text())) {
            PrecisionCost inFloat = costs.inFloat();
            addBoth(measurements, Cost.MODEL_BYTES, "bytes", costs.rounded().modelBytes(), inFloat.modelBytes());
        }
        if (wanted.contains(Cost.BIT_OPERATIONS.text())) {
            PrecisionCost inFloat = costs.inFloat();
            addBoth(measurements, Cost.BIT_OPERATIONS, "", costs.rounded().bitOperations(), inFloat.bitOperations());
        }
        return measurements;
    }

    /** What it costs, and in single precision if that is something else. */
    private static void addBoth(List<Measurement> measurements, Cost cost, String unit, long own, long inFloat) {
        measurements.add(Measurement.exact(cost.text(), (double) own, unit));
        if (own != inFloat) {
            measurements.add(InFloat.of(Measurement.exact(cost.text(), (double) inFloat, unit)));
        }
    }
}
