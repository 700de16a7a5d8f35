package nas4j.experiments.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nas4j.evaluate.Measurement;
import nas4j.graph.GraphCost;
import nas4j.space.Costs.Cost;
import nas4j.space.cost.NetworkCosts;

/**
 * What is counted of a network rather than measured.
 *
 * @param wanted names that something asks for; what takes long to compute is left out otherwise
 */
public record CostMeasures(Set<String> wanted) {
    static final String MODEL_BYTES = "model-bytes";
    /** Names of all that can be counted. */
    public static final List<String> NAMES =
            List.of(Cost.MACS.text(), Cost.PARAMETERS.text(), Cost.DEPTH.text(), Cost.PEAK_MEMORY.text(), MODEL_BYTES);

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
        if (wanted.contains(MODEL_BYTES)) {
            measurements.add(Measurement.exact(MODEL_BYTES, (double) Float.BYTES * counted.parameters(), "bytes"));
        }
        return measurements;
    }
}
