package nas4j.search.illumination;

import java.util.Arrays;

/**
 * The part of a descriptor's axis that is divided into cells: two sides of the middle, each evenly spaced. Half of the
 * cells lie on each side, so that a descriptor of which most values are small has its cells there.
 *
 * @param least where cells begin
 * @param middle more than least
 * @param most where cells end, more than the middle
 */
public record Axis(double least, double middle, double most) {
    /** How many times as far as the observed extremes the cells reach, from the middle. */
    private static final double REACH = 2.5;

    public Axis {
        if (!(least < middle && middle < most)) {
            throw new IllegalArgumentException(
                    "axis from [" + least + "] by [" + middle + "] to [" + most + "] does not increase");
        }
    }

    /**
     * The one for what was observed of random genotypes. Its middle is their median; each side reaches {@value #REACH} times
     * as far as the extreme there, since a search leaves behind what random genotypes show. A side without observations is
     * as long as the other.
     *
     * @param observed at least one number
     */
    public static Axis of(double... observed) {
        double[] sorted = observed.clone();
        Arrays.sort(sorted);
        double middle = sorted[sorted.length / 2];
        double below = middle - sorted[0];
        double above = sorted[sorted.length - 1] - middle;
        double other = Math.max(below, above);
        double ifNone = other > 0 ? other : Math.max(1, Math.abs(middle));
        return new Axis(
                middle - REACH * (below > 0 ? below : ifNone), middle, middle + REACH * (above > 0 ? above : ifNone));
    }

    /** The point with that share of the axis below it: 0 is the least, 1/2 the middle, 1 the most. */
    public double at(double share) {
        return share < 0.5 ? least + 2 * share * (middle - least) : middle + (2 * share - 1) * (most - middle);
    }

    /** The share of the axis below a point: below 0 or above 1 outside of it. */
    public double share(double point) {
        double side = point < middle ? middle - least : most - middle;
        return 0.5 + (point - middle) / (2 * side);
    }
}
