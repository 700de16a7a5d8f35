package nas4j.hardware.kernel.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.hardware.device.LatencyEstimate;
import nas4j.hardware.kernel.FusionRules;
import nas4j.hardware.kernel.Kernel;
import nas4j.hardware.kernel.KernelSplit;
import nas4j.hardware.kernel.PlannedKernel;

/**
 * Predicts latencies on one device: a network takes as long as its kernels, each by a model of its kind, and what a run and
 * each start of a kernel take. Times are over that of the reference model; in milliseconds they are those of a device on
 * which the reference takes as long as it did while kernels were measured. Thread-safe; deterministic. Kernels that come
 * again cost a look-up.
 */
public final class KernelModel {
    private static final int MOST_REMEMBERED = 1 << 16;

    private final FusionRules rules;
    private final Map<String, KindModel> kinds;
    private final NetworkFactors factors;
    private final ModelScores scores;
    private final List<Map<Kernel, Expected>> byFootprint;

    KernelModel(FusionRules rules, Map<String, KindModel> kinds, NetworkFactors factors, ModelScores scores) {
        this.rules = rules;
        this.kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
        this.factors = factors;
        this.scores = scores;
        byFootprint = Stream.<Map<Kernel, Expected>>generate(ConcurrentHashMap::new)
                .limit(Footprint.STEPS)
                .toList();
    }

    /** What the runtime joins. */
    public FusionRules rules() {
        return rules;
    }

    /** How well it predicts what it has not learnt. */
    public ModelScores scores() {
        return scores;
    }

    /** The time of the reference model that predictions in milliseconds are for. */
    public double referenceMs() {
        return factors.referenceMs();
    }

    Map<String, KindModel> kinds() {
        return kinds;
    }

    NetworkFactors factors() {
        return factors;
    }

    /**
     * The latency of one example, with an interval that holds nine of ten.
     *
     * @throws MissingKernelException if the network has a kernel of a kind without a model
     */
    public LatencyEstimate predict(ComputationGraph graph) {
        List<Kernel> kernels = kernels(graph);
        int footprint = Footprint.of(kernels);
        NetworkSums sums = new NetworkSums();
        for (Kernel kernel : kernels) {
            Expected expected = expected(kernel, footprint);
            sums.add(kernel, expected.relative, expected.error);
        }
        double ms = factors.referenceMs() * factors.ratio(sums);
        double width = Math.exp(factors.halfWidth(sums));
        return new LatencyEstimate(ms, ms / width, ms * width);
    }

    /** The same network's latency by a linear function of its multiply-accumulates alone: what to compare with. */
    public double msOfMacs(ComputationGraph graph) {
        return factors.referenceMs() * factors.macs().ratio(GraphCost.of(graph).macs());
    }

    /** The same network's latency by the best rates that were measured: what to compare with. */
    public double msOfRoofline(ComputationGraph graph) {
        return factors.referenceMs() * factors.roofline().ratio(kernels(graph));
    }

    private List<Kernel> kernels(ComputationGraph graph) {
        return KernelSplit.split(graph, rules).stream()
                .map(PlannedKernel::kernel)
                .toList();
    }

    /** What is expected of a kernel: its time over that of the reference, and the error of its kind, as a logarithm. */
    private record Expected(double relative, double error) {}

    private Expected expected(Kernel kernel, int footprint) {
        Map<Kernel, Expected> remembered = byFootprint.get(footprint);
        Expected known = remembered.get(kernel);
        if (known != null) {
            return known;
        }
        KindModel model = kinds.get(kernel.kind());
        if (model == null) {
            throw new MissingKernelException(kernel);
        }
        double error = Objects.requireNonNull(scores.kinds().get(kernel.kind())).halfWidth();
        Expected expected = new Expected(Math.exp(model.predict(KernelFeatures.of(kernel, footprint))), error);
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(kernel, expected);
        }
        return expected;
    }
}
