package nas4j.djl.quantize;

import nas4j.graph.Rounding;

/**
 * A step and a zero, of whole numbers from 0.
 *
 * @param step above 0
 * @param zero the whole number that stands for 0
 * @param most the greatest whole number
 */
record Scale(double step, double zero, double most) {

    /**
     * The scale whose ends are those of a range, but for what it takes to have 0 as a whole number. A symmetric one has the
     * greater of both on both sides, and one whole number more below.
     *
     * @param low up to 0
     * @param high from 0
     */
    static Scale of(double low, double high, Rounding rounding) {
        double half = Math.scalb(1.0, rounding.bits() - 1);
        double most = 2 * half - 1;
        if (rounding.symmetric()) {
            return new Scale(positive(Math.max(-low, high) / (half - 1)), half, most);
        }
        double step = positive((high - low) / most);
        return new Scale(step, Math.clamp(Math.rint(-low / step), 0, most), most);
    }

    /** Where all numbers are 0, any step will do. As a single number it is above 0, too. */
    private static double positive(double step) {
        return step < Float.MIN_NORMAL ? 1 : (float) step;
    }

    /** The number that stands for another. */
    double round(double number) {
        return step * (Math.clamp(Math.rint(number / step) + zero, 0, most) - zero);
    }
}
