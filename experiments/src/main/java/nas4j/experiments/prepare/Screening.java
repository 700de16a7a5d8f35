package nas4j.experiments.prepare;

import java.util.List;
import java.util.stream.Collectors;
import nas4j.evaluate.Measurement;
import nas4j.graph.GraphHash;
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

    Screening(SearchSpace space, CostMeasures measures) {
        this.space = space;
        this.measures = measures;
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
        NetworkCosts costs = NetworkCosts.of(architecture.graph());
        List<Constraint> violated = space.violations(genotype, costs);
        List<Measurement> counted = measures.of(costs);
        return violated.isEmpty()
                ? new Screened.Accepted(hash, counted)
                : new Screened.Refused(hash, reason(violated), counted);
    }

    private static String reason(List<Constraint> violated) {
        return violated.stream().map(Constraint::text).collect(Collectors.joining(" and ", "breaks ", ""));
    }
}
