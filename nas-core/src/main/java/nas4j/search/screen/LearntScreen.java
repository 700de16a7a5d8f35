package nas4j.search.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.predict.Prediction;
import nas4j.search.KnownLosses;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.surrogate.Feasibility;
import nas4j.search.surrogate.Surrogate;
import nas4j.space.Genotype;

/** Learns from what the search has evaluated so far, from its tenth completed trial on. */
public final class LearntScreen implements Screen {
    private static final int FEWEST = 10;
    /** In normal scores: worse than anything. */
    private static final double BROKEN = 20;

    private final KnownLosses known;
    private final List<Surrogate> surrogates;
    private final Feasibility feasibility;
    private final List<Genotype> genotypes = new ArrayList<>();
    private final List<List<Double>> losses = new ArrayList<>();
    private boolean hasNews;

    /** @param surrogate the word that names what predicts */
    public LearntScreen(SearchProblem problem, String surrogate) {
        known = problem.known();
        surrogates = IntStream.range(0, problem.objectives())
                .mapToObj(_ -> Surrogate.open(problem.space(), surrogate, problem.seed()))
                .toList();
        feasibility = new Feasibility(Surrogate.open(problem.space(), surrogate, problem.seed()));
    }

    @Override
    public boolean isReady() {
        return genotypes.size() >= FEWEST;
    }

    @Override
    public void observe(Observation observation) {
        Genotype genotype = observation.suggestion().genotype();
        feasibility.tell(genotype, observation.isComplete());
        hasNews = true;
        if (observation.isComplete()) {
            genotypes.add(genotype);
            losses.add(observation.losses());
        }
    }

    @Override
    public List<Integer> order(List<Genotype> asked) {
        if (hasNews) {
            learn();
            hasNews = false;
        }
        double[] probabilities = feasibility.probabilities(asked);
        List<List<Double>> expected = new ArrayList<>();
        asked.forEach(_ -> expected.add(new ArrayList<>()));
        for (int objective = 0; objective < surrogates.size(); objective++) {
            List<Double> each = expected(asked, objective);
            for (int k = 0; k < probabilities.length; k++) {
                double penalty = probabilities[k] < 0.5 ? BROKEN * (1 - probabilities[k]) : 0;
                expected.get(k).add(each.get(k) + penalty);
            }
        }
        return LossOrder.of(expected);
    }

    private void learn() {
        for (int k = 0; k < surrogates.size(); k++) {
            int objective = k;
            if (!isKnown(objective)) {
                surrogates
                        .get(k)
                        .fit(
                                genotypes,
                                losses.stream()
                                        .map(vector -> vector.get(objective))
                                        .toList());
            }
        }
        feasibility.learn();
    }

    private boolean isKnown(int objective) {
        return !Double.isNaN(known.of(genotypes.getFirst(), objective));
    }

    private List<Double> expected(List<Genotype> asked, int objective) {
        return isKnown(objective)
                ? asked.stream().map(genotype -> known.of(genotype, objective)).toList()
                : surrogates.get(objective).scores(asked).stream()
                        .map(Prediction::mean)
                        .toList();
    }
}
