package nas4j.search.smbo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import nas4j.contract.TinySpace;
import nas4j.evaluate.pareto.Hypervolume;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.SearchProblem;
import nas4j.search.SearcherProvider;
import nas4j.search.Settings;
import nas4j.search.Suggestion;
import nas4j.search.random.RandomSearch;
import nas4j.space.Genotype;

/** Searches where decisions count for one loss or another, so that there is a front. */
public final class TwoLosses {
    private static final int TRIALS = 70;

    private TwoLosses() {}

    /**
     * The volume that 70 trials dominate, the mean of two searches; 1 if a genotype could be best in all losses.
     *
     * @param objectives the k-th loss is the share of decisions that are not answered with the k-th option, modulo 3
     */
    public static double volume(SearcherProvider provider, int objectives) {
        double sum = 0;
        for (long seed = 1; seed <= 2; seed++) {
            SearchProblem problem = new SearchProblem(TinySpace.independent(), objectives, TRIALS, seed);
            sum += volume(provider.open(problem, Settings.of(provider.settings(), Map.of())), objectives) / 2;
        }
        return sum;
    }

    /** That of random search. */
    public static double randomVolume(int objectives) {
        double sum = 0;
        for (long seed = 1; seed <= 2; seed++) {
            SearchProblem problem = new SearchProblem(TinySpace.independent(), objectives, TRIALS, seed);
            sum += volume(new RandomSearch(problem), objectives) / 2;
        }
        return sum;
    }

    private static double volume(BlackBoxSearcher searcher, int objectives) {
        List<List<Double>> told = new ArrayList<>();
        for (int trial = 0; trial < TRIALS; trial++) {
            Suggestion suggestion = searcher.suggest(1).getFirst();
            told.add(losses(suggestion.genotype(), objectives));
            searcher.observe(new Observation(suggestion, told.getLast()));
        }
        return Hypervolume.of(told, Collections.nCopies(objectives, 1.0));
    }

    private static List<Double> losses(Genotype genotype, int objectives) {
        List<Double> losses = new ArrayList<>();
        int[] options = genotype.options();
        for (int loss = 0; loss < objectives; loss++) {
            double wrong = 0;
            for (int option : options) {
                wrong += option == loss % 3 ? 0 : 1;
            }
            losses.add(wrong / options.length);
        }
        return losses;
    }
}
