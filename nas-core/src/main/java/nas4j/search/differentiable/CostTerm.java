package nas4j.search.differentiable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets a search see what networks cost: the expectation E of the cost, each branch by its probability, is part of the loss.
 * Cai et al. 2019, section 3.3. Immutable.
 *
 * @param fixed what all networks cost beside, such as milliseconds
 * @param branches for the number of each choice the cost of each branch; a choice that is missing costs nothing
 * @param pairs what branches of two choices cost together beyond what each costs alone
 * @param form how E becomes part of the loss
 */
public record CostTerm(double fixed, Map<Integer, List<Double>> branches, List<Pair> pairs, Form form) {
    public CostTerm {
        branches = Map.copyOf(branches);
        pairs = List.copyOf(pairs);
    }

    /** Costs that add up. */
    public CostTerm(double fixed, Map<Integer, List<Double>> branches, Form form) {
        this(fixed, branches, List.of(), form);
    }

    /**
     * What the branches of two choices cost together beyond what each costs alone; its expectation is exact if the choices are
     * independent.
     *
     * @param first number of a choice
     * @param second number of another
     * @param costs for each branch of the first a cost with each branch of the second
     */
    public record Pair(int first, int second, List<List<Double>> costs) {
        public Pair {
            costs = costs.stream().map(List::copyOf).toList();
        }

        private double least() {
            return costs.stream()
                    .flatMap(List::stream)
                    .mapToDouble(Double::doubleValue)
                    .min()
                    .orElse(0);
        }
    }

    /** How an expected cost E becomes part of the loss L, with a reference R. */
    public sealed interface Form {
        /** R, the cost that is aimed at. */
        double reference();

        /**
         * a · L · (log E / log R)^b.
         *
         * @param reference above 1: choose the unit so
         * @param factor a
         * @param exponent b
         */
        record MultipliedLogarithm(double reference, double factor, double exponent) implements Form {
            public MultipliedLogarithm {
                if (!(reference > 1)) {
                    throw new IllegalArgumentException("reference [" + reference
                            + "] is not above 1, where its logarithm is\nMaybe another unit should be used.");
                }
            }

            /** a = 0.2, b = 0.3. */
            public static MultipliedLogarithm standard(double reference) {
                return new MultipliedLogarithm(reference, 0.2, 0.3);
            }
        }

        /**
         * L + λ (E − R) / R.
         *
         * @param reference above 0
         * @param weight λ
         */
        record AddedLine(double reference, double weight) implements Form {
            public AddedLine {
                if (!(reference > 0)) {
                    throw new IllegalArgumentException("reference [" + reference + "] is not above 0");
                }
            }

            /** λ = 0.1. */
            public static AddedLine standard(double reference) {
                return new AddedLine(reference, 0.1);
            }
        }
    }

    /**
     * What each branch of each mixture costs in all its choices together.
     *
     * @throws IllegalArgumentException if a choice has another number of branches, or a network may cost too little for a
     *     logarithm
     */
    public List<List<Double>> of(List<Mixture> mixtures) {
        List<List<Double>> costs = mixtures.stream().map(this::of).toList();
        double least = fixed
                + costs.stream()
                        .mapToDouble(costsOfOne -> costsOfOne.stream()
                                .mapToDouble(Double::doubleValue)
                                .min()
                                .orElse(0))
                        .sum()
                + pairs.stream().mapToDouble(Pair::least).sum();
        if (form instanceof Form.MultipliedLogarithm && least <= 1) {
            throw new IllegalArgumentException("the cheapest network costs [" + least
                    + "], accepted: above 1, where the logarithm is\nMaybe another unit should be used.");
        }
        return costs;
    }

    /**
     * The pairs, with the places of mixtures for the numbers of choices.
     *
     * @throws IllegalArgumentException if choices of a pair are in no mixture, in the same, or have other numbers of branches
     */
    public List<Pair> pairsOf(List<Mixture> mixtures) {
        Map<Integer, Integer> places = Mixture.byChoice(mixtures);
        return pairs.stream().map(pair -> placed(pair, places, mixtures)).toList();
    }

    private static Pair placed(Pair pair, Map<Integer, Integer> places, List<Mixture> mixtures) {
        Integer first = places.get(pair.first());
        Integer second = places.get(pair.second());
        if (first == null || second == null || first.equals(second)) {
            throw new IllegalArgumentException(
                    "choices [" + pair.first() + "] and [" + pair.second() + "] of a cost, accepted: of two mixtures");
        }
        int rows = mixtures.get(first).branches().size();
        int columns = mixtures.get(second).branches().size();
        if (pair.costs().size() != rows || pair.costs().stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("found costs " + pair.costs() + " for the branches "
                    + mixtures.get(first).branches() + " of ["
                    + mixtures.get(first).name() + "] with "
                    + mixtures.get(second).branches() + " of ["
                    + mixtures.get(second).name() + "]");
        }
        return new Pair(first, second, pair.costs());
    }

    private List<Double> of(Mixture mixture) {
        Map<Integer, Double> sums = new HashMap<>();
        for (int choice : mixture.choices()) {
            List<Double> own = branches.getOrDefault(choice, List.of());
            if (!own.isEmpty() && own.size() != mixture.branches().size()) {
                throw new IllegalArgumentException("found [" + own.size() + "] costs for the branches "
                        + mixture.branches() + " of [" + mixture.name() + "]");
            }
            for (int k = 0; k < own.size(); k++) {
                sums.merge(k, own.get(k), Double::sum);
            }
        }
        List<Double> costs = new ArrayList<>();
        for (int k = 0; k < mixture.branches().size(); k++) {
            costs.add(sums.getOrDefault(k, 0.0));
        }
        return costs;
    }
}
