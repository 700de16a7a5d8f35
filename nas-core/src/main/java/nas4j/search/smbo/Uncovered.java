package nas4j.search.smbo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The region below a reference that no vector of a front dominates, cut into boxes, and how much a vector of independent
 * random losses is expected to take of it: Σ over boxes Πₖ (ψₖ(upperₖ) − ψₖ(lowerₖ)), where ψₖ(a) is the
 * expectation of max(0, a − Yₖ) (Yang et al. 2019, "Efficient computation of expected hypervolume improvement using box
 * decomposition algorithms", equation 13). Exact for one to three losses, whatever their distributions. Immutable.
 */
final class Uncovered {
    /** For each loss, where boxes begin and end: −∞, then ascending, the reference last. */
    private final double[][] cuts;

    private final List<Box> boxes = new ArrayList<>();

    /** From a cut to a later one, in each of three losses. */
    private record Box(int x0, int x1, int y1, int z0, int z1) {}

    /**
     * Cuts the region.
     *
     * @param front vectors of at most three losses
     * @param reference one number for each loss; vectors that are not below it do not count
     */
    Uncovered(List<List<Double>> front, List<Double> reference) {
        List<List<Double>> below = front.stream()
                .filter(vector -> IntStream.range(0, reference.size()).allMatch(k -> vector.get(k) < reference.get(k)))
                .toList();
        cuts = new double[reference.size()][];
        for (int k = 0; k < cuts.length; k++) {
            int loss = k;
            cuts[k] = DoubleStream.concat(
                            DoubleStream.of(Double.NEGATIVE_INFINITY, reference.get(k)),
                            below.stream().mapToDouble(vector -> vector.get(loss)))
                    .distinct()
                    .sorted()
                    .toArray();
        }
        int slices = cuts.length < 3 ? 1 : cuts[2].length - 1;
        for (int z = 0; z < slices; z++) {
            double depth = cuts.length < 3 ? 0 : cuts[2][z];
            addStrips(
                    below.stream()
                            .filter(vector -> cuts.length < 3 || vector.get(2) <= depth)
                            .toList(),
                    z);
        }
    }

    /** From each cut of the first loss to the next, what lies below all vectors that begin before. */
    private void addStrips(List<List<Double>> slice, int z) {
        if (cuts.length == 1) {
            boxes.add(new Box(0, 1, 0, 0, 0));
            return;
        }
        double[] xs = cuts[0];
        int from = 0;
        double height = cuts[1][cuts[1].length - 1];
        for (int x = 1; x < xs.length; x++) {
            double next = height;
            for (List<Double> vector : slice) {
                if (vector.get(0) == xs[x]) {
                    next = Math.min(next, vector.get(1));
                }
            }
            if (next < height || x == xs.length - 1) {
                boxes.add(new Box(from, x, Arrays.binarySearch(cuts[1], height), z, z + 1));
                from = x;
                height = next;
            }
        }
    }

    /**
     * The expected gain, in the product of the losses' units.
     *
     * @param losses for each of them, values that are equally likely
     */
    double expectedGain(double[][] losses) {
        double[][] psi = new double[cuts.length][];
        for (int k = 0; k < psi.length; k++) {
            psi[k] = psi(losses[k], cuts[k]);
        }
        double gain = 0;
        for (Box box : boxes) {
            double part = psi[0][box.x1] - psi[0][box.x0];
            part *= psi.length < 2 ? 1 : psi[1][box.y1];
            gain += part * (psi.length < 3 ? 1 : psi[2][box.z1] - psi[2][box.z0]);
        }
        return gain;
    }

    /** ψ at each cut. */
    private static double[] psi(double[] values, double[] cuts) {
        double[] psi = new double[cuts.length];
        for (int c = 1; c < cuts.length; c++) {
            for (double value : values) {
                psi[c] += Math.max(0, cuts[c] - value) / values.length;
            }
        }
        return psi;
    }
}
