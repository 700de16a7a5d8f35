package nas4j.search.linas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.evaluate.pareto.ParetoFront;
import nas4j.predict.Prediction;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Proposed;
import nas4j.search.SearchProblem;
import nas4j.search.Suggestion;
import nas4j.search.surrogate.Feasibility;
import nas4j.search.surrogate.Surrogate;
import nas4j.space.Genotype;

/**
 * P random genotypes; then in rounds: a predictor of each loss learns from all rows, NSGA-II runs on predictions, and the
 * best P of its last population that were not proposed are evaluated. Cummings et al. 2022, "A hardware-aware framework for
 * accelerating neural architecture search across modalities", algorithm 1. Everything that it hands on was really
 * evaluated.
 *
 * <p>Where they say nothing, or their code falls short:
 *
 * <ul>
 *   <li>NSGA-II sees losses κ deviations better than predicted, so what little is known of is looked at.
 *   <li>Of the last population a round takes those that are spread most evenly in predicted losses, rank by rank.
 *   <li>NSGA-II begins with the front of the results, and random genotypes.
 *   <li>What will probably have no losses is worse than all that will.
 *   <li>A round begins when the one before has been suggested, and learns from what was told by then.
 * </ul>
 */
final class Linas implements BlackBoxSearcher {
    /** κ. */
    private static final double OPTIMISM = 0.5;
    /** In normal scores: worse than anything. */
    private static final double BROKEN = 20;

    private final SearchProblem problem;
    private final RandomGenerator random;
    private final Proposed proposed;
    private final List<Surrogate> surrogates;
    private final Feasibility feasibility;
    private final int population;
    private final List<Genotype> genotypes = new ArrayList<>();
    private final List<List<Double>> losses = new ArrayList<>();
    private final ParetoFront<Genotype> front;
    private final Deque<Genotype> next = new ArrayDeque<>();
    private int randomLeft;

    /**
     * At its beginning.
     *
     * @param population P, at least 1; a sixth of all trials if that is fewer
     * @param surrogates one for each objective
     */
    Linas(SearchProblem problem, int population, List<Surrogate> surrogates, Feasibility feasibility) {
        this.problem = problem;
        this.surrogates = surrogates;
        this.feasibility = feasibility;
        this.population = Math.clamp(problem.trials() / 6, 1, population);
        random = problem.random();
        proposed = new Proposed(problem.space(), random);
        front = new ParetoFront<>(problem.objectives());
        randomLeft = this.population;
    }

    @Override
    public List<Suggestion> suggest(int count) {
        return Suggestion.upTo(count, this::findNext);
    }

    @Override
    public void observe(Observation observation) {
        problem.requireLosses(observation);
        Genotype genotype = observation.suggestion().genotype();
        feasibility.tell(genotype, observation.isComplete());
        if (observation.isComplete()) {
            genotypes.add(genotype);
            losses.add(observation.losses());
            front.add(observation.losses(), genotype);
        }
    }

    private Optional<Genotype> findNext() {
        if (randomLeft > 0 || genotypes.size() < 2) {
            randomLeft--;
            return proposed.findFresh();
        }
        if (next.isEmpty()) {
            beginRound();
        }
        Genotype genotype = next.poll();
        return genotype == null ? proposed.findFresh() : Optional.of(genotype);
    }

    private void beginRound() {
        for (int k = 0; k < surrogates.size(); k++) {
            int loss = k;
            surrogates
                    .get(k)
                    .fit(
                            genotypes,
                            losses.stream().map(vector -> vector.get(loss)).toList());
        }
        feasibility.learn();
        List<Genotype> founders =
                front.entries().stream().map(ParetoFront.Entry::item).toList();
        Ordered last = new InnerEvolution(problem.space(), random, this::predicted).evolve(founders);
        for (Genotype genotype : Spread.most(last, proposed::contains, population)) {
            proposed.add(genotype);
            next.add(genotype);
        }
    }

    private List<List<Double>> predicted(List<Genotype> asked) {
        double[] probabilities = feasibility.probabilities(asked);
        List<List<Prediction>> scores =
                surrogates.stream().map(surrogate -> surrogate.scores(asked)).toList();
        List<List<Double>> predicted = new ArrayList<>();
        for (int k = 0; k < probabilities.length; k++) {
            double penalty = probabilities[k] < 0.5 ? BROKEN * (1 - probabilities[k]) : 0;
            int place = k;
            predicted.add(scores.stream()
                    .map(score -> score.get(place))
                    .map(score -> score.mean() - OPTIMISM * score.std() + penalty)
                    .toList());
        }
        return predicted;
    }
}
