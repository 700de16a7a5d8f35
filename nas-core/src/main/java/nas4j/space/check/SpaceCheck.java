package nas4j.space.check;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import nas4j.graph.GraphHash;
import nas4j.input.Where;
import nas4j.space.Constraint;
import nas4j.space.Costs;
import nas4j.space.Genotype;
import nas4j.space.InfeasibleSpaceException;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a space before anything is trained. Small spaces are looked at whole, of others a sample, and what is rare in
 * it is sought. How much is looked at depends on the space alone: the result is the same for the same seed, unless the
 * time limit cuts the check short.
 */
public final class SpaceCheck {
    private final SearchSpace space;
    private final RandomGenerator random;
    private final Deadline deadline;
    private final Examiner examiner;
    private final List<Finding> findings = new ArrayList<>();

    private SpaceCheck(SearchSpace space, long seed, Deadline deadline) {
        this.space = space;
        this.deadline = deadline;
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        examiner = new Examiner(space, space.constraints(), deadline);
    }

    /**
     * Checks a space.
     *
     * @param limit time after which no further part of the check begins
     * @throws nas4j.input.InputException if a constraint cannot be evaluated
     */
    public static SpaceReport of(SearchSpace space, long seed, Duration limit, InstantSource clock) {
        return new SpaceCheck(space, seed, Deadline.after(limit, clock)).report();
    }

    private SpaceReport report() {
        findings.addAll(UnusedNames.of(space.tree()));
        noteLatency();
        if (space.size().exact() && space.size().genotypes().signum() == 0) {
            return nothing();
        }
        try {
            return look();
        } catch (InfeasibleSpaceException _) {
            return nothing();
        }
    }

    private void noteLatency() {
        for (Constraint constraint : space.constraints()) {
            if (constraint.text().matches(".*\\b" + Costs.Cost.LATENCY.text() + "\\b.*")) {
                String message = "[" + constraint.text() + "] was not looked at: latency is known for a device only";
                findings.add(Finding.note(Finding.Kind.NOT_CHECKED, message, constraint.where()));
            }
        }
    }

    /** No genotype satisfies the constraints over decisions. */
    private SpaceReport nothing() {
        findings.add(Conflicts.amongDecisions(space, deadline));
        boolean proved = space.size().exact();
        return report(new Population(List.of(), proved, List.of()));
    }

    private SpaceReport look() {
        Effort effort = Effort.of(space, random);
        Population population = effort.enumerates()
                ? Population.all(space, effort.walks(), examiner, random)
                : Population.sample(space, effort.samples(), examiner, random);
        if (!population.complete()) {
            population = population.with(pairs(population, effort));
        }
        findings.addAll(new BuildCheck(space, population, examiner, random).findings());
        if (!population.isFeasible() && population.built().findAny().isPresent()) {
            population = population.complete() ? population : population.with(descend(population, effort));
            if (!population.isFeasible()) {
                findings.add(new Conflicts(space, examiner, effort, random).withCosts(population));
            }
        }
        if (population.isFeasible()) {
            findings.addAll(new DeadOptions(space, population, examiner, effort, random).find());
        }
        findings.addAll(new IdleDecisions(space, population, examiner, effort, random).findings());
        if (deadline.passed()) {
            findings.add(
                    Finding.note(Finding.Kind.NOT_CHECKED, "the check was cut short by its time limit", Where.UNKNOWN));
        }
        return report(population);
    }

    private List<Examined> pairs(Population population, Effort effort) {
        List<Genotype> sample =
                population.drawn().stream().map(Examined::genotype).toList();
        return examiner.examineAll(new PairCoverage(space, sample, random).further(sample, effort.tries()));
    }

    private List<Examined> descend(Population population, Effort effort) {
        List<Genotype> nearest = Descent.nearestFirst(population.built().toList());
        return new Descent(space, examiner, random).run(nearest, effort.tries());
    }

    private SpaceReport report(Population population) {
        findings.sort(Comparator.comparing(Finding::severity));
        return new SpaceReport(
                space.name(),
                space.size(),
                population.examined().count(),
                population.complete(),
                population.isFeasible(),
                population.share(),
                distinct(population, Examined.Built::network),
                distinct(population, Examined.Built::expression),
                ranges(population),
                findings);
    }

    private static @Nullable Long distinct(Population population, Function<Examined.Built, GraphHash> identity) {
        return population.complete()
                ? population.built().map(identity).distinct().count()
                : null;
    }

    private static List<SpaceReport.CostRange> ranges(Population population) {
        if (population.built().findAny().isEmpty()) {
            return List.of();
        }
        List<Examined.Built> built = population.built().toList();
        boolean exact = population.complete();
        return List.of(
                range(
                        Costs.Cost.MACS,
                        exact,
                        built.stream().mapToLong(b -> b.cost().macs())),
                range(
                        Costs.Cost.PARAMETERS,
                        exact,
                        built.stream().mapToLong(b -> b.cost().parameters())),
                range(Costs.Cost.PEAK_MEMORY, exact, built.stream().mapToLong(Examined.Built::peakBytes)),
                range(
                        Costs.Cost.MODEL_BYTES,
                        exact,
                        built.stream().mapToLong(b -> b.rounded().modelBytes())),
                range(
                        Costs.Cost.BIT_OPERATIONS,
                        exact,
                        built.stream().mapToLong(b -> b.rounded().bitOperations())),
                range(
                        Costs.Cost.DEPTH,
                        exact,
                        built.stream().mapToLong(b -> b.cost().depth())));
    }

    private static SpaceReport.CostRange range(Costs.Cost cost, boolean exact, LongStream values) {
        var summary = values.summaryStatistics();
        return new SpaceReport.CostRange(cost, summary.getMin(), summary.getMax(), exact);
    }
}
