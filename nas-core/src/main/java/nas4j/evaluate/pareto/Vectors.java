package nas4j.evaluate.pareto;

import java.util.List;

/** Loss vectors as plain numbers. */
final class Vectors {
    private Vectors() {}

    /**
     * The numbers of a vector.
     *
     * @throws IllegalArgumentException if there are not so many, or one is not a number
     */
    static double[] numbers(List<Double> losses, int objectives) {
        if (losses.size() != objectives) {
            throw new IllegalArgumentException(
                    "found [" + losses.size() + "] losses in " + losses + ", accepted: " + objectives);
        }
        double[] numbers = new double[objectives];
        for (int k = 0; k < objectives; k++) {
            numbers[k] = losses.get(k);
            if (Double.isNaN(numbers[k])) {
                throw new IllegalArgumentException("found losses " + losses + ", accepted: numbers");
            }
        }
        return numbers;
    }

    /** Whether the first is no larger in any of the losses from the given one on. */
    static boolean isNoLarger(double[] first, double[] second, int from) {
        for (int k = from; k < first.length; k++) {
            if (first[k] > second[k]) {
                return false;
            }
        }
        return true;
    }

    /** Order by the first loss, equal ones by the next, and so on. Unlike {@link Double#compare}, −0 and 0 are equal. */
    static int compare(double[] first, double[] second) {
        for (int k = 0; k < first.length; k++) {
            if (first[k] != second[k]) {
                return first[k] < second[k] ? -1 : 1;
            }
        }
        return 0;
    }
}
