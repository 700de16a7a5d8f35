package nas4j.space.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import nas4j.input.Where;
import nas4j.space.Constraint;
import nas4j.space.SearchSpace;

/** Finds the smallest set of constraints that nothing satisfies together. */
final class Conflicts {
    private static final int MOST_TOGETHER = 3;

    private final SearchSpace space;
    private final Examiner examiner;
    private final Effort effort;
    private final RandomGenerator random;

    Conflicts(SearchSpace space, Examiner examiner, Effort effort, RandomGenerator random) {
        this.space = space;
        this.examiner = examiner;
        this.effort = effort;
        this.random = random;
    }

    /** The conflict in a space none of whose genotypes satisfies the constraints over decisions. */
    static Finding amongDecisions(SearchSpace space, Deadline deadline) {
        List<Constraint> all =
                space.constraints().stream().filter(c -> !c.usesCosts()).toList();
        if (!isEmpty(space, all)) {
            return finding(all, false, "none of 100,000 random genotypes does");
        }
        List<Constraint> conflict =
                MinimalSet.smallest(all, MOST_TOGETHER, some -> !deadline.passed() && isEmpty(space, some));
        return finding(conflict.isEmpty() ? MinimalSet.of(all, some -> isEmpty(space, some)) : conflict, true, "");
    }

    private static boolean isEmpty(SearchSpace space, List<Constraint> constraints) {
        return space.findCount(constraints).map(count -> count.signum() == 0).orElse(false);
    }

    /** The conflict in a space none of whose networks satisfies all constraints, as far as was looked. */
    Finding withCosts(Population population) {
        if (effort.canEnumerate(space)) {
            SearchSpace free = space.withConstraints(List.of());
            Population all = Population.all(free, true, examiner, random);
            if (all.complete()) {
                return proved(space.constraints(), all, "");
            }
        }
        List<Constraint> overCosts =
                space.constraints().stream().filter(Constraint::usesCosts).toList();
        String together = overCosts.size() == space.constraints().size() ? "" : "with the constraints over decisions";
        return population.complete()
                ? proved(overCosts, population, together)
                : likely(overCosts, population, together);
    }

    private static Finding proved(List<Constraint> constraints, Population population, String together) {
        Set<Set<Constraint>> violated = violatedSets(population);
        List<Constraint> conflict = smallest(constraints, some -> isConflict(some, violated));
        return finding(conflict, true, join(together, nearest(population, conflict)));
    }

    private Finding likely(List<Constraint> constraints, Population population, String together) {
        Set<Set<Constraint>> violated = violatedSets(population);
        List<Constraint> conflict =
                smallest(constraints, some -> isConflict(some, violated) && isNotFound(some, population));
        String extent = "none in " + population.examined().count() + " tries";
        return finding(conflict, false, join(together, join(extent, nearest(population, conflict))));
    }

    /** Whether looking for a network that satisfies these constraints alone finds none. */
    private boolean isNotFound(List<Constraint> some, Population population) {
        Descent descent = new Descent(space, examiner.asking(some), random);
        List<Examined> tried =
                descent.run(Descent.nearestFirst(population.built().toList()), effort.tries());
        return tried.isEmpty() || !tried.getLast().isFeasible();
    }

    private static List<Constraint> smallest(List<Constraint> constraints, Predicate<List<Constraint>> fails) {
        List<Constraint> found = MinimalSet.smallest(constraints, MOST_TOGETHER, fails);
        return found.isEmpty() ? MinimalSet.of(constraints, fails) : found;
    }

    /** For each network the constraints that it violates. */
    private static Set<Set<Constraint>> violatedSets(Population population) {
        return population
                .built()
                .map(built -> built.violations().stream()
                        .map(Violation::constraint)
                        .collect(Collectors.<Constraint>toUnmodifiableSet()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isConflict(Collection<Constraint> some, Set<Set<Constraint>> violated) {
        return violated.stream().allMatch(set -> some.stream().anyMatch(set::contains));
    }

    /** The costs that a conflict is about, of the network nearest to satisfying it. */
    private static String nearest(Population population, List<Constraint> conflict) {
        return population
                .built()
                .min(Comparator.comparingDouble(built -> of(built, conflict).stream()
                        .mapToDouble(Violation::distance)
                        .sum()))
                .map(built -> Violation.costs(of(built, conflict)))
                .filter(costs -> !costs.isEmpty())
                .map(costs -> "the nearest has " + costs)
                .orElse("");
    }

    private static List<Violation> of(Examined.Built built, List<Constraint> conflict) {
        return built.violations().stream()
                .filter(violation -> conflict.contains(violation.constraint()))
                .toList();
    }

    private static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "; " + second;
    }

    private static Finding finding(List<Constraint> conflict, boolean proved, String extent) {
        List<String> texts = new ArrayList<>();
        conflict.forEach(constraint -> texts.add("[" + constraint.text() + "]"));
        String none = proved ? "no network satisfies " : "no network was found that satisfies ";
        String message = none + String.join(" and ", texts) + (extent.isEmpty() ? "" : " (" + extent + ")");
        Where where = conflict.isEmpty() ? Where.UNKNOWN : conflict.getFirst().where();
        return Finding.error(Finding.Kind.CONFLICT, proved, message, where);
    }
}
