package nas4j.experiments.onboard;

import java.util.List;
import java.util.function.Function;
import nas4j.experiments.transfer.GenotypeFeatures;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.device.Roofline;
import nas4j.hardware.transfer.KnownDevices;
import nas4j.hardware.transfer.fit.NumberTable;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/** What other devices take for architectures of a space: measured in a table, or estimated. Immutable; deterministic. */
public final class OtherDevices {
    private final List<Genotype> architectures;
    private final GenotypeFeatures features;
    private final Function<Genotype, double[]> latenciesMs;
    private final KnownDevices known;

    private OtherDevices(
            List<Genotype> architectures,
            GenotypeFeatures features,
            Function<Genotype, double[]> latenciesMs,
            KnownDevices known) {
        this.architectures = List.copyOf(architectures);
        this.features = features;
        this.latenciesMs = latenciesMs;
        this.known = known;
    }

    /**
     * Those of a table.
     *
     * @param architectures of the space, one or more
     * @param latenciesMs of each of them, one for each device; NaN where it was not measured, everywhere for what is not in
     *     the table
     */
    public static OtherDevices measured(
            SearchSpace space, List<Genotype> architectures, Function<Genotype, double[]> latenciesMs) {
        GenotypeFeatures features = GenotypeFeatures.of(space, architectures);
        NumberTable table =
                NumberTable.of(architectures.stream().map(latenciesMs).toList());
        return new OtherDevices(architectures, features, latenciesMs, KnownDevices.of(features.blocks(), table));
    }

    /**
     * Those of data sheets. In how devices differ there, in arithmetic, memory and launches, a new device differs as well.
     *
     * @param devices one or more
     * @param architectures of the space, one or more
     */
    public static OtherDevices estimated(SearchSpace space, List<Roofline> devices, List<Genotype> architectures) {
        List<Roofline> sheets = List.copyOf(devices);
        return measured(space, architectures, architecture -> estimate(sheets, architecture));
    }

    private static double[] estimate(List<Roofline> devices, Genotype architecture) {
        ComputationGraph graph = architecture.space().decode(architecture).graph();
        return devices.stream()
                .mapToDouble(device -> device.estimate(graph).ms())
                .toArray();
    }

    /** The architectures among which those to measure are chosen. */
    public List<Genotype> architectures() {
        return architectures;
    }

    KnownDevices known() {
        return known;
    }

    double[] latenciesMs(Genotype architecture) {
        return latenciesMs.apply(architecture);
    }

    List<double[]> features(Genotype architecture) {
        return features.encode(architecture);
    }
}
