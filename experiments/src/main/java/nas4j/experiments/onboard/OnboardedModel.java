package nas4j.experiments.onboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.latency.LatencyInterval;
import nas4j.hardware.latency.LatencyModel;
import nas4j.hardware.transfer.TransferModel;
import nas4j.hardware.transfer.TransferQuality;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/** Predicts the latencies of a space's networks on a device on which few of them were measured. */
public final class OnboardedModel implements LatencyModel {
    private final OtherDevices others;
    private final TransferModel model;
    private final int measured;

    private OnboardedModel(OtherDevices others, TransferModel model, int measured) {
        this.others = others;
        this.model = model;
        this.measured = measured;
    }

    /**
     * Learns from measurements. Where each was compared with the reference model, it is the ratios that count, as they change
     * least while other programs come and go; in milliseconds a latency is the ratio times what the reference took, which is
     * the median over all measurements.
     *
     * @throws IllegalArgumentException if there are fewer than 3, or one is of none of the architectures
     */
    static OnboardedModel fit(OtherDevices others, List<MeasuredArchitecture> measured) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int k = 0; k < others.architectures().size(); k++) {
            numbers.putIfAbsent(others.architectures().get(k).text(), k);
        }
        double referenceMs = referenceMs(measured);
        List<Integer> rows = new ArrayList<>();
        List<Double> latenciesMs = new ArrayList<>();
        for (MeasuredArchitecture each : measured) {
            Integer row = numbers.get(each.genotype());
            if (row == null) {
                throw new IllegalArgumentException("found a measurement of [" + each.genotype()
                        + "], which is none of the " + numbers.size() + " architectures that were to choose from");
            }
            rows.add(row);
            latenciesMs.add(Double.isNaN(referenceMs) ? each.p50Ms() : each.ratio() * referenceMs);
        }
        return new OnboardedModel(others, TransferModel.fit(others.known(), rows, latenciesMs), measured.size());
    }

    /**
     * Learns from what a file has.
     *
     * @throws nas4j.input.InputException if it is of another space
     * @throws IllegalArgumentException if it has too little
     */
    public static OnboardedModel load(OnboardFile file, Plans plans, SearchSpace space) {
        Plan plan = file.findPlan()
                .orElseThrow(() -> new IllegalArgumentException("there is no file [" + file.path() + "]"));
        return fit(plans.others(plan, space, file.path()), file.measured());
    }

    /** What the reference took; NaN if it was not measured beside each. */
    private static double referenceMs(List<MeasuredArchitecture> measured) {
        double[] sorted = measured.stream()
                .mapToDouble(each -> each.p50Ms() / each.ratio())
                .sorted()
                .toArray();
        boolean isMissing = measured.stream().anyMatch(each -> !(each.ratio() > 0));
        return isMissing || sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    @Override
    public LatencyInterval predict(Genotype genotype, ComputationGraph graph) {
        return model.predict(others.latenciesMs(genotype), others.features(genotype));
    }

    @Override
    public String source() {
        return "predicted from " + measured + " measurements";
    }

    /** How good it is, as far as the measured architectures tell. */
    public TransferQuality quality() {
        return model.quality();
    }

    /** Architectures whose measurements were taken for faults, and left out. */
    public List<String> faults() {
        return model.faults().stream()
                .map(row -> others.architectures().get(row).text())
                .toList();
    }
}
