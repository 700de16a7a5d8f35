package nas4j.search.differentiable.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import nas4j.algebra.Cholesky;
import nas4j.search.differentiable.CostTerm;
import nas4j.search.differentiable.Mixture;
import nas4j.space.Architecture;
import nas4j.space.SearchSpace;
import nas4j.space.relax.SuperGraph;

/**
 * What each branch of a space adds to the cost of a network, whatever tells costs: fitted by least squares to networks that
 * are drawn. Where costs add up, as multiply-adds do, the fit is exact; of a latency it is as good as the additive tables
 * that are usual for this. Cai et al. 2019, section 3.3. A branch counts as often as it is taken on average: where a node
 * reads some of its edges, each edge counts for the share of networks that read it.
 */
public final class AdditiveCosts {
    private static final int SPARE = 64;
    /** Of the diagonal, so that branches that always come together share their cost. */
    private static final double RIDGE = 1e-8;

    private final SearchSpace space;
    private final SuperGraph graph;
    private final List<Mixture> mixtures;
    private final Map<Integer, Integer> mixtureOf = new HashMap<>();
    private final List<Integer> firsts = new ArrayList<>();
    private final int columns;

    public AdditiveCosts(SearchSpace space) {
        this.space = space;
        graph = space.relax();
        mixtures = Mixture.of(graph, space.decisions());
        int first = 0;
        for (int k = 0; k < mixtures.size(); k++) {
            firsts.add(first);
            first += mixtures.get(k).branches().size();
            for (int choice : mixtures.get(k).choices()) {
                mixtureOf.put(choice, k);
            }
        }
        columns = first;
    }

    /**
     * The costs.
     *
     * @param costOf a network's cost, from 0
     * @param random draws three networks for each branch, and some more
     * @throws IllegalArgumentException if {@code costOf} throws it
     */
    public CostTerm term(ToDoubleFunction<Architecture> costOf, CostTerm.Form form, RandomGenerator random) {
        List<double[]> rows = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        while (rows.size() < 3 * columns + SPARE) {
            Architecture drawn = space.decode(space.sample(random));
            rows.add(counts(drawn));
            costs.add(costOf.applyAsDouble(drawn));
        }
        double[] means = means(rows);
        double mean = costs.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double[] each = fit(rows, costs, means, mean);
        double fixed = mean;
        Map<Integer, List<Double>> branches = new HashMap<>();
        for (int k = 0; k < mixtures.size(); k++) {
            int from = firsts.get(k);
            int size = mixtures.get(k).branches().size();
            double least = Double.POSITIVE_INFINITY;
            double taken = 0;
            for (int at = from; at < from + size; at++) {
                least = Math.min(least, each[at]);
                taken += means[at];
                fixed -= means[at] * each[at];
            }
            List<Double> own = new ArrayList<>();
            for (int at = from; at < from + size; at++) {
                own.add(taken * (each[at] - least));
            }
            fixed += taken * least;
            branches.put(mixtures.get(k).choices().getFirst(), own);
        }
        return new CostTerm(Math.max(0, fixed), branches, form);
    }

    /** How often a network takes each branch of each mixture. */
    private double[] counts(Architecture drawn) {
        double[] counts = new double[columns];
        graph.branches(drawn.graph()).forEach((choice, branch) -> {
            Integer mixture = mixtureOf.get(choice);
            if (mixture != null) {
                counts[firsts.get(mixture) + branch]++;
            }
        });
        return counts;
    }

    private static double[] means(List<double[]> rows) {
        double[] means = new double[rows.getFirst().length];
        for (double[] row : rows) {
            for (int k = 0; k < means.length; k++) {
                means[k] += row[k] / rows.size();
            }
        }
        return means;
    }

    /** Of the normal equations of the centred columns. */
    private static double[] fit(List<double[]> rows, List<Double> costs, double[] means, double mean) {
        int size = means.length;
        double[][] products = new double[size][size];
        double[] solution = new double[size];
        for (int row = 0; row < rows.size(); row++) {
            double[] centred = rows.get(row).clone();
            for (int k = 0; k < size; k++) {
                centred[k] -= means[k];
            }
            for (int k = 0; k < size; k++) {
                solution[k] += centred[k] * (costs.get(row) - mean);
                for (int j = 0; j <= k; j++) {
                    products[k][j] += centred[k] * centred[j];
                }
            }
        }
        Cholesky factor = new Cholesky();
        for (int k = 0; k < size; k++) {
            double[] row = Arrays.copyOf(products[k], k + 1);
            row[k] = row[k] * (1 + RIDGE) + RIDGE;
            factor.append(row);
        }
        factor.forward(solution);
        factor.backward(solution);
        return solution;
    }
}
