package nas4j.search.differentiable.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.search.differentiable.Derivation;
import nas4j.search.differentiable.Method;
import nas4j.space.Genotype;

/**
 * Proposes the network that a search by gradients found, and then others that its architecture weights mean once noise is
 * added: the strengths of branches are perturbed by the Gumbel trick, so that each choice by itself takes a branch as often
 * as its strength says. Where that is a network which was proposed before, or is not allowed, the next strongest takes its place. What becomes
 * of them teaches it nothing.
 */
public final class DerivedNetworks implements BlackBoxSearcher {
    private static final double LEAST = 1e-12;

    private final SearchProblem problem;
    private final Genotype found;
    private final List<double[]> strengths;
    private final Predicate<Genotype> isAllowed;
    private final Derivation derivation;
    private final RandomGenerator random;
    private final Proposed proposed;

    /**
     * Networks of one search.
     *
     * @param method by which the strengths were learned
     * @param found proposed first
     * @param strengths of the epoch that it comes from
     * @param isAllowed what networks must meet besides the constraints over decisions
     */
    public DerivedNetworks(
            SearchProblem problem,
            Method method,
            Genotype found,
            List<double[]> strengths,
            Predicate<Genotype> isAllowed) {
        this.problem = problem;
        this.found = found;
        this.strengths = List.copyOf(strengths);
        this.isAllowed = isAllowed;
        derivation = new Derivation(problem.space(), problem.space().relax(), method);
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    private Optional<Genotype> findNext() {
        if (proposed.add(found)) {
            return Optional.of(found);
        }
        Optional<Genotype> next =
                derivation.find(perturbed(), genotype -> !proposed.contains(genotype) && isAllowed.test(genotype));
        next.ifPresent(proposed::add);
        return next;
    }

    /** Of each mixture the strengths, times exponentials of Gumbel noise. */
    private List<double[]> perturbed() {
        List<double[]> perturbed = new ArrayList<>();
        for (double[] own : strengths) {
            double[] noisy = own.clone();
            for (int k = 0; k < noisy.length; k++) {
                noisy[k] = Math.max(own[k], LEAST) / random.nextExponential();
            }
            perturbed.add(noisy);
        }
        return perturbed;
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
    }
}
