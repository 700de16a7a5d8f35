package nas4j.search.task;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.space.Costs;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.Variation;

/**
 * Proposes the network of each task, and then others as the tasks' distributions draw them, task by task in turns. After each
 * ten draws that are not new, or not allowed, the next are one mutation further from what was drawn. What becomes of them
 * teaches it nothing.
 */
public final class TaskNetworks implements BlackBoxSearcher {
    private static final int MOST_DRAWS = 1_000;
    private static final int DRAWS_PER_DISTANCE = 10;

    private final SearchProblem problem;
    private final Deque<Genotype> found;
    private final List<double[]> probabilities;
    private final Predicate<Genotype> isAllowed;
    private final RandomGenerator random;
    private final Proposed proposed;
    private final int tasks;
    private int drawn;

    /**
     * Networks of one search.
     *
     * @param found of each task one, proposed first
     * @param probabilities for each task each decision, as {@link TaskPaths#mixtures} has them
     * @param isAllowed what networks must meet besides the constraints over decisions
     */
    public TaskNetworks(
            SearchProblem problem, List<Genotype> found, List<double[]> probabilities, Predicate<Genotype> isAllowed) {
        this.problem = problem;
        this.found = new ArrayDeque<>(found);
        this.probabilities = List.copyOf(probabilities);
        this.isAllowed = isAllowed;
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
        tasks = found.size();
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    private Optional<Genotype> findNext() {
        while (!found.isEmpty()) {
            Genotype next = found.remove();
            if (proposed.add(next)) {
                return Optional.of(next);
            }
        }
        int task = drawn++ % tasks;
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            Genotype next = draw(task);
            for (int distance = 0; distance < draw / DRAWS_PER_DISTANCE; distance++) {
                next = Variation.mutate(next, random);
            }
            boolean fits = problem.space().violations(next, Costs.UNKNOWN).isEmpty() && isAllowed.test(next);
            if (fits && proposed.add(next)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private Genotype draw(int task) {
        SearchSpace space = problem.space();
        int decisions = space.decisions().size();
        int[] options = new int[decisions];
        for (int decision = 0; decision < decisions; decision++) {
            double[] own = probabilities.get(task * decisions + decision);
            double left = random.nextDouble();
            while (options[decision] < own.length - 1 && left >= own[options[decision]]) {
                left -= own[options[decision]++];
            }
        }
        return space.genotype(options);
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
    }
}
