package nas4j.experiments.kernels;

/**
 * One network that was measured and predicted.
 *
 * @param measured its time over the reference model's
 * @param predicted the same by its kernels
 * @param low lower end of the interval
 * @param high upper end
 * @param byMacs by its multiply-accumulates alone
 * @param byRoofline by the best rates alone
 */
record Checked(double measured, double predicted, double low, double high, double byMacs, double byRoofline) {
    boolean isInside() {
        return low <= measured && measured <= high;
    }
}
