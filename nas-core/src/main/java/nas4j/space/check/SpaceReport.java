package nas4j.space.check;

import java.util.List;
import nas4j.space.Costs;
import nas4j.space.SpaceSize;
import org.jspecify.annotations.Nullable;

/**
 * What a check says of a space.
 *
 * @param size genotypes that satisfy the constraints over decisions
 * @param examined networks that were built or tried
 * @param enumerated whether these were all there are
 * @param feasible whether a network that satisfies every constraint was found
 * @param networks number of networks that build and are not isomorphic (see {@code GraphHash.of}); null if not all were
 *     looked at
 * @param distinct number of them that differ when they are written as expressions (see {@code GraphHash.ofExpression}),
 *     which is how the literature counts; null if not all were looked at
 * @param ranges of costs; empty if no network was built
 * @param findings errors first
 */
public record SpaceReport(
        String space,
        SpaceSize size,
        long examined,
        boolean enumerated,
        boolean feasible,
        FeasibleShare feasibleShare,
        @Nullable Long networks,
        @Nullable Long distinct,
        List<CostRange> ranges,
        List<Finding> findings) {
    public SpaceReport {
        ranges = List.copyOf(ranges);
        findings = List.copyOf(findings);
    }

    /** Why the space must be changed. */
    public List<Finding> errors() {
        return of(Finding.Severity.ERROR);
    }

    /** What is probably not as it was meant. */
    public List<Finding> warnings() {
        return of(Finding.Severity.WARNING);
    }

    private List<Finding> of(Finding.Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    /**
     * Range of a cost over the networks that satisfy the constraints over decisions, those that violate constraints over
     * costs included. Peak memory is that of the order in which the nodes are given.
     *
     * @param exact whether all networks were looked at; otherwise it is the range of those that were
     */
    public record CostRange(Costs.Cost cost, long min, long max, boolean exact) {}
}
