package nas4j.experiments.prepare;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import nas4j.evaluate.Measurement;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphHash;
import nas4j.hardware.kernel.model.MissingKernelException;
import nas4j.space.Architecture;
import nas4j.space.CompileException;
import nas4j.space.Constraint;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.cost.NetworkCosts;

/** Looks at an architecture before anything is spent on it. Deterministic; thread-safe. */
public final class Screening {
    private final SearchSpace space;
    private final CostMeasures measures;
    private final ToDoubleFunction<ComputationGraph> latencyMs;

    /** @param latencyMs of the device, for constraints; NaN where none is asked for */
    Screening(SearchSpace space, CostMeasures measures, ToDoubleFunction<ComputationGraph> latencyMs) {
        this.space = space;
        this.measures = measures;
        this.latencyMs = latencyMs;
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
        List<Measurement> counted = measures.of(costs);
        List<Constraint> violated;
        try {
            violated = space.violations(genotype, costs);
        } catch (MissingKernelException e) {
            return new Screened.Refused(hash, String.valueOf(e.getMessage()), counted);
        }
        return violated.isEmpty()
                ? new Screened.Accepted(hash, counted)
                : new Screened.Refused(hash, reason(violated), counted);
    }

    private static String reason(List<Constraint> violated) {
        return violated.stream().map(Constraint::text).collect(Collectors.joining(" and ", "breaks ", ""));
    }
}
