package nas4j.search.evolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.search.quantize.Founders;
import nas4j.space.Genotype;

/**
 * Evolution of μ parents, which λ offspring and the parents themselves compete to be the next of: what
 * {@link MuPlusLambdaProvider}, {@link Nsga2Provider} and {@link Nsga3Provider} have in common. They differ in who survives;
 * {@link Breeding} makes the children.
 *
 * <p>Limits are kept by constraint domination, Deb et al. 2002, "A fast and elitist multiobjective genetic algorithm:
 * NSGA-II", section VI: who keeps all is better than who does not, and of those who do not, who breaks them less.
 *
 * <ul>
 *   <li>The first μ genotypes are random. They are parents as they are told of, so that a search with many in flight goes on.
 *   <li>A generation ends when λ offspring were told of, in whatever order. Suggestions in flight at that time are
 *       offspring of the next.
 *   <li>What failed, or breaks limits by an unknown amount, never becomes a parent while another is there.
 *   <li>No genotype is proposed twice. Where parents have no new children, a random genotype is proposed.
 * </ul>
 */
final class Generations implements BlackBoxSearcher {
    private final SearchProblem problem;
    private final Proposed proposed;
    private final Founders founders;
    private final Breeding breeding;
    private final Survival survival;
    private final int population;
    private final int offspring;
    private int foundersLeft;
    private List<Member> parents = List.of();
    private final List<Member> told = new ArrayList<>();

    /**
     * At its beginning.
     *
     * @param population μ, at least 1
     * @param offspring λ, at least 1
     */
    Generations(SearchProblem problem, Survival survival, int population, int offspring) {
        this.problem = problem;
        this.survival = survival;
        this.population = population;
        this.offspring = offspring;
        RandomGenerator random = problem.random();
        proposed = new Proposed(problem.space(), random);
        founders = new Founders(problem.space(), random);
        breeding = new Breeding(problem.space(), proposed, random);
        foundersLeft = population;
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    private Optional<Genotype> findNext() {
        if (foundersLeft > 0) {
            foundersLeft--;
            return founders.findFresh(proposed);
        }
        if (parents.isEmpty() && !told.isEmpty()) {
            select();
        }
        return breeding.findFresh().or(proposed::findFresh);
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
        told.add(Member.of(observation));
        boolean areFounders = parents.size() < population;
        if (areFounders ? foundersLeft == 0 : told.size() >= offspring) {
            select();
        }
    }

    /** The best first. */
    List<Member> parents() {
        return parents;
    }

    private void select() {
        List<Member> all = new ArrayList<>(parents);
        all.addAll(told);
        told.clear();
        parents = best(all);
        breeding.setParents(parents.stream().map(Member::genotype).toList());
    }

    private List<Member> best(List<Member> all) {
        List<Member> feasible = all.stream().filter(Member::isFeasible).toList();
        List<Member> best = new ArrayList<>(survival.best(feasible, Math.min(population, feasible.size())));
        all.stream()
                .filter(member -> !member.isFeasible())
                .sorted(Comparator.comparingDouble(Member::violation))
                .limit(population - best.size())
                .forEach(best::add);
        return best;
    }
}
