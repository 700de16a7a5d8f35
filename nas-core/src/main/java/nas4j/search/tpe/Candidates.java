package nas4j.search.tpe;

import java.util.Arrays;
import java.util.List;
import nas4j.space.Genotype;

/**
 * Densities of some candidates under Parzen windows around genotypes that were seen, all candidates at once.
 *
 * <p>Densities are relative to the uniform distribution. Beside the windows stands a prior, uniform over each decision,
 * that weighs as much as w genotypes. A decision that does not exist in a genotype seen is taken to be uniform there; one
 * that does not exist in a candidate counts for nothing.
 */
final class Candidates {
    private final List<OptionKernel> kernels;
    private final double prior;
    private final int count;
    /** For each decision, option seen (from -1) and candidate: how likely its option is around the one seen. */
    private final double[][] factors;

    /** @param prior w, above 0 */
    Candidates(List<Genotype> candidates, List<OptionKernel> kernels, double prior) {
        this.kernels = kernels;
        this.prior = prior;
        count = candidates.size();
        factors = new double[kernels.size()][];
        for (int decision = 0; decision < factors.length; decision++) {
            OptionKernel kernel = kernels.get(decision);
            factors[decision] = new double[(kernel.options() + 1) * count];
            for (int place = 0; place < factors[decision].length; place++) {
                int option = candidates.get(place % count).option(decision);
                factors[decision][place] = option < 0 ? 1 : kernel.relative(option, place / count - 1);
            }
        }
    }

    /**
     * For each candidate the mean of two logarithms: of the density that looks at all decisions together, (w + Σᵢ Πₖ
     * Kₖ(xₖ | xᵢₖ)) / (w + n), and of the product over decisions of the densities that look at one, Πₖ (w + Σᵢ
     * Kₖ(xₖ | xᵢₖ)) / (w + n).
     */
    double[] logDensities(List<Genotype> seen) {
        int[][] counts = new int[factors.length][];
        for (int decision = 0; decision < counts.length; decision++) {
            counts[decision] = new int[kernels.get(decision).options() + 1];
        }
        double[] together = together(seen, counts);
        double[] logs = new double[count];
        for (int k = 0; k < count; k++) {
            // in spaces of hundreds of decisions, the product can overflow
            logs[k] = log(Math.min(together[k], Double.MAX_VALUE), seen.size()) / 2;
        }
        for (int decision = 0; decision < counts.length; decision++) {
            addApart(decision, counts[decision], seen.size(), logs);
        }
        return logs;
    }

    /** The sum of the products for each candidate; counts on the way how often each option was seen. */
    private double[] together(List<Genotype> seen, int[][] counts) {
        double[] sums = new double[count];
        double[] products = new double[count];
        for (Genotype genotype : seen) {
            Arrays.fill(products, 1);
            for (int decision = 0; decision < counts.length; decision++) {
                int row = genotype.option(decision) + 1;
                counts[decision][row]++;
                multiply(products, factors[decision], row * count);
            }
            for (int k = 0; k < count; k++) {
                sums[k] += products[k];
            }
        }
        return sums;
    }

    private void multiply(double[] products, double[] by, int from) {
        for (int k = 0; k < products.length; k++) {
            products[k] *= by[from + k];
        }
    }

    private void addApart(int decision, int[] counts, int seen, double[] logs) {
        double[] sums = new double[count];
        for (int row = 0; row < counts.length; row++) {
            for (int k = 0; k < count && counts[row] > 0; k++) {
                sums[k] += counts[row] * factors[decision][row * count + k];
            }
        }
        for (int k = 0; k < count; k++) {
            logs[k] += log(sums[k], seen) / 2;
        }
    }

    private double log(double sum, int seen) {
        return Math.log((prior + sum) / (prior + seen));
    }
}
