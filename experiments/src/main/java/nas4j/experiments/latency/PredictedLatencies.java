package nas4j.experiments.latency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.experiments.kernels.Numbers;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Precision;
import nas4j.graph.Simplification;
import nas4j.graph.quantize.Precisions;
import nas4j.hardware.latency.LatencyInterval;
import nas4j.hardware.latency.LatencyModel;
import nas4j.space.Genotype;

/**
 * The predicted latencies that an experiment asks for, and its limits on them. Deterministic; for several threads.
 *
 * @param models by device
 */
public record PredictedLatencies(Map<String, LatencyModel> models, List<PredictedLimit> limits) {
    /** Of an experiment that asks for none. */
    public static final PredictedLatencies NONE = new PredictedLatencies(Map.of(), List.of());

    public PredictedLatencies {
        models = Map.copyOf(models);
        limits = List.copyOf(limits);
    }

    /** What is expected of a network, by device; in the alphabetical order of devices. */
    public Map<String, LatencyInterval> predict(Genotype genotype, ComputationGraph graph) {
        Map<String, LatencyInterval> expected = new LinkedHashMap<>();
        models.keySet().stream().sorted().forEach(device -> {
            LatencyModel model = models.get(device);
            if (model != null) {
                expected.put(device, model.predict(genotype, graph));
            }
        });
        return expected;
    }

    /**
     * What is expected of a network that rounds if it did not, by device; in the alphabetical order of devices. Without devices
     * whose model cannot tell; none of a network of floats.
     */
    public Map<String, LatencyInterval> predictInFloat(ComputationGraph graph) {
        Map<String, LatencyInterval> expected = new LinkedHashMap<>();
        if (!models.isEmpty() && Numbers.rounds(graph)) {
            ComputationGraph inFloat = Precisions.everywhere(Simplification.simplify(graph), Precision.FLOAT32);
            models.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> entry.getValue()
                            .findByGraph(inFloat)
                            .ifPresent(latency -> expected.put(entry.getKey(), latency)));
        }
        return expected;
    }

    /** The medians, in milliseconds; their error is about a standard deviation. */
    public static List<Measurement> measurements(Map<String, LatencyInterval> expected) {
        List<Measurement> measurements = new ArrayList<>();
        expected.forEach((device, latency) -> measurements.add(new Measurement(
                PredictedLimit.NAME,
                latency.medianMs(),
                "ms",
                latency.medianMs() * Math.expm1(latency.logStd()),
                1,
                Split.NONE,
                device)));
        return measurements;
    }

    /** The limits that are broken, each with how probable it is that it would be kept. */
    public List<String> violations(Map<String, LatencyInterval> expected) {
        List<String> violations = new ArrayList<>();
        for (PredictedLimit limit : limits) {
            LatencyInterval latency = expected.get(limit.device());
            if (latency != null && !limit.keeps(latency)) {
                violations.add(String.format(
                        Locale.ROOT, "%s (it is with %.0f %%)", limit.text(), 100 * limit.probability(latency)));
            }
        }
        return violations;
    }
}
