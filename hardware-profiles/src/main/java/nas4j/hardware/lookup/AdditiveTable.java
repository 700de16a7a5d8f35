package nas4j.hardware.lookup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import nas4j.algebra.Cholesky;
import nas4j.graph.ComputationGraph;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;

/**
 * A look-up table that was made of another model: the times of options whose sums come closest to what it predicts of random
 * networks (least squares), checked on others. Deterministic.
 *
 * @param largestError of the sums on networks that were not used, as a share of what the model predicts
 */
public record AdditiveTable(LookupTable table, double largestError) {
    /** Sums that are farther off are no model of the space: it is about what models of kernels are off by themselves. */
    public static final double MOST_ERROR = .05;

    private static final int NETWORKS_PER_OPTION = 8;
    private static final int LEAST_NETWORKS = 200;
    private static final int CHECKED = 100;
    private static final double PENALTY = 1e-6;

    /**
     * Makes a table.
     *
     * @param model milliseconds of a network
     * @param seed decides which networks
     * @throws NotAdditiveException if sums of options do not come close to the model
     */
    public static AdditiveTable of(SearchSpace space, ToDoubleFunction<ComputationGraph> model, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int columns = 1;
        for (Decision decision : space.decisions()) {
            columns += decision.options();
        }
        int networks = Math.max(LEAST_NETWORKS, NETWORKS_PER_OPTION * columns);
        LookupTable table = fit(space, model, random, networks, columns);
        ToDoubleFunction<Genotype> sums = table.of(space);
        double largest = 0;
        for (int k = 0; k < CHECKED; k++) {
            Genotype genotype = space.sample(random);
            double ms = model.applyAsDouble(space.decode(genotype).graph());
            largest = Math.max(largest, Math.abs(sums.applyAsDouble(genotype) / ms - 1));
        }
        if (largest > MOST_ERROR) {
            throw new NotAdditiveException(space, largest, MOST_ERROR);
        }
        return new AdditiveTable(table, largest);
    }

    private static LookupTable fit(
            SearchSpace space,
            ToDoubleFunction<ComputationGraph> model,
            RandomGenerator random,
            int networks,
            int columns) {
        double[][] normal = new double[columns][columns];
        double[] right = new double[columns];
        for (int k = 0; k < networks; k++) {
            Genotype genotype = space.sample(random);
            List<Integer> active = columns(space, genotype);
            double ms = model.applyAsDouble(space.decode(genotype).graph());
            for (int i : active) {
                right[i] += ms;
                for (int j : active) {
                    normal[i][j] += 1;
                }
            }
        }
        Cholesky cholesky = new Cholesky();
        for (int i = 0; i < columns; i++) {
            double[] row = java.util.Arrays.copyOf(normal[i], i + 1);
            row[i] += PENALTY * networks;
            cholesky.append(row);
        }
        cholesky.forward(right);
        cholesky.backward(right);
        return table(space, right);
    }

    /** The columns of ones: the first, and one for the option of each active decision. */
    private static List<Integer> columns(SearchSpace space, Genotype genotype) {
        List<Integer> columns = new ArrayList<>(List.of(0));
        int from = 1;
        for (int d = 0; d < space.decisions().size(); d++) {
            if (genotype.isActive(d)) {
                columns.add(from + genotype.option(d));
            }
            from += space.decisions().get(d).options();
        }
        return columns;
    }

    private static LookupTable table(SearchSpace space, double[] millis) {
        Map<String, Map<String, Double>> options = new LinkedHashMap<>();
        int at = 1;
        for (Decision decision : space.decisions()) {
            Map<String, Double> each = new LinkedHashMap<>();
            for (int option = 0; option < decision.options(); option++) {
                each.put(decision.label(option), millis[at++]);
            }
            options.put(decision.path(), each);
        }
        return new LookupTable(millis[0], options);
    }
}
