package nas4j.space.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphHash;
import nas4j.graph.memory.PeakMemory;
import nas4j.space.Architecture;
import nas4j.space.CompileException;
import nas4j.space.Constraint;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.cost.NetworkCosts;

/** Builds and measures networks. Safe for several threads. */
final class Examiner {
    private static final int CHUNK = 256;

    private final SearchSpace space;
    private final List<Constraint> constraints;
    private final Deadline deadline;

    /** An examiner that asks for these constraints. */
    Examiner(SearchSpace space, List<Constraint> constraints, Deadline deadline) {
        this.space = space;
        this.constraints = constraints;
        this.deadline = deadline;
    }

    Deadline deadline() {
        return deadline;
    }

    /** The same for other constraints. */
    Examiner asking(List<Constraint> others) {
        return new Examiner(space, others, deadline);
    }

    Examined examine(Genotype genotype) {
        try {
            Architecture architecture = space.decode(genotype);
            ComputationGraph graph = architecture.graph();
            NetworkCosts costs = NetworkCosts.of(graph);
            return new Examined.Built(
                    genotype,
                    costs.counted(),
                    costs.rounded(),
                    PeakMemory.inGivenOrder(graph),
                    GraphHash.of(graph),
                    GraphHash.ofExpression(graph),
                    architecture.training(),
                    constraints.stream()
                            .map(constraint -> Violation.find(constraint, genotype, costs))
                            .flatMap(Optional::stream)
                            .toList());
        } catch (CompileException e) {
            return new Examined.Failed(genotype, e);
        }
    }

    /** Examines the genotypes in their order, on several threads; leaves out what is not begun at the deadline. */
    List<Examined> examineAll(List<Genotype> genotypes) {
        List<Examined> examined = new ArrayList<>(genotypes.size());
        for (int from = 0; from < genotypes.size() && !deadline.passed(); from += CHUNK) {
            int to = Math.min(from + CHUNK, genotypes.size());
            examined.addAll(genotypes.subList(from, to).parallelStream()
                    .flatMap(genotype -> deadline.passed() ? Stream.empty() : Stream.of(examine(genotype)))
                    .toList());
        }
        return examined;
    }
}
