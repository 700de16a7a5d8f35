package nas4j.experiments.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import nas4j.evaluate.InFloat;
import nas4j.evaluate.Measurement;
import nas4j.experiments.latency.PredictedLatencies;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphHash;
import nas4j.hardware.kernel.model.MissingKernelException;
import nas4j.hardware.latency.LatencyInterval;
import nas4j.space.Architecture;
import nas4j.space.CompileException;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.cost.NetworkCosts;

/** Looks at an architecture before anything is spent on it. Deterministic; thread-safe. */
public final class Screening {
    private final SearchSpace space;
    private final CostMeasures measures;
    private final ToDoubleFunction<ComputationGraph> latencyMs;
    private final PredictedLatencies latencies;

    /** @param latencyMs of this machine, for the space's own constraints; NaN where none asks for it */
    Screening(
            SearchSpace space,
            CostMeasures measures,
            ToDoubleFunction<ComputationGraph> latencyMs,
            PredictedLatencies latencies) {
        this.space = space;
        this.measures = measures;
        this.latencyMs = latencyMs;
        this.latencies = latencies;
    }

    /** Builds the network's graph, counts its costs and checks the constraints that they settle. */
    public Screened screen(Genotype genotype) {
        Architecture architecture;
        try {
            architecture = space.decode(genotype);
        } catch (CompileException e) {
            return new Screened.Refused("", String.valueOf(e.getMessage()), List.of());
        }
        String hash = GraphHash.of(architecture.graph()).toString();
        NetworkCosts costs = NetworkCosts.of(architecture.graph(), latencyMs);
        List<Measurement> counted = new ArrayList<>(measures.of(costs));
        List<String> violated = new ArrayList<>();
        try {
            space.violations(genotype, costs).forEach(constraint -> violated.add(constraint.text()));
            Map<String, LatencyInterval> expected = latencies.predict(genotype, architecture.graph());
            violated.addAll(latencies.violations(expected));
            counted.addAll(PredictedLatencies.measurements(expected));
            if (violated.isEmpty()) {
                PredictedLatencies.measurements(latencies.predictInFloat(architecture.graph()))
                        .forEach(predicted -> counted.add(InFloat.of(predicted)));
            }
        } catch (MissingKernelException e) {
            return new Screened.Refused(hash, String.valueOf(e.getMessage()), counted);
        }
        return violated.isEmpty()
                ? new Screened.Accepted(hash, counted)
                : new Screened.Refused(hash, reason(violated), counted);
    }

    /** Devices of which it predicts latencies. */
    public Set<String> devices() {
        return latencies.models().keySet();
    }

    private static String reason(List<String> violated) {
        return violated.stream().collect(Collectors.joining(" and ", "breaks ", ""));
    }
}
