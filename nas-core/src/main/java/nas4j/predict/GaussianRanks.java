package nas4j.predict;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers as the standard normal scores of their ranks, Φ⁻¹((rank − ½) / n): what is learnt from them depends on their
 * order alone, so that no outlier weighs more than its place. Equal numbers share the mean of their scores. Immutable.
 */
public final class GaussianRanks {
    /** Scores of the quartiles; between them a distribution is measured where its ends are not. */
    private static final double QUARTILE = 0.6745;
    /** In scores, what is near an end. */
    private static final double END = 1;

    private final double[] scores;
    /** The numbers, ascending, each once, and the score of each. */
    private final double[] levels;

    private final double[] levelScores;
    /** How much a number grows with its score below all of them, in its unit. */
    private final double slopeBelow;

    private final double slopeAbove;

    private GaussianRanks(double[] scores, double[] levels, double[] levelScores) {
        this.scores = scores;
        this.levels = levels;
        this.levelScores = levelScores;
        double slope = slope(-QUARTILE, QUARTILE);
        slopeBelow = Math.min(slope, slope(levelScores[0], levelScores[0] + END));
        double last = levelScores[levelScores.length - 1];
        slopeAbove = Math.min(slope, slope(last - END, last));
    }

    /**
     * The scores of some numbers.
     *
     * @param values finite, at least 1
     */
    public static GaussianRanks of(List<Double> values) {
        int n = values.size();
        if (n == 0) {
            throw new IllegalArgumentException("found [0] numbers to rank, accepted: 1 or more");
        }
        double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (one, other) -> Double.compare(numbers[one], numbers[other]));
        double[] scores = new double[n];
        double[] levels = new double[n];
        double[] levelScores = new double[n];
        int found = 0;
        for (int from = 0; from < n; found++) {
            int to = from;
            double sum = 0;
            while (to < n && numbers[order[to]] == numbers[order[from]]) {
                sum += Normal.quantile((to + 0.5) / n);
                to++;
            }
            levels[found] = numbers[order[from]];
            levelScores[found] = sum / (to - from);
            for (int k = from; k < to; k++) {
                scores[order[k]] = levelScores[found];
            }
            from = to;
        }
        return new GaussianRanks(scores, Arrays.copyOf(levels, found), Arrays.copyOf(levelScores, found));
    }

    private double slope(double from, double to) {
        double rise = interpolated(levelScores, levels, to) / (to - from)
                - interpolated(levelScores, levels, from) / (to - from);
        return finite(rise);
    }

    /** The score of each number, in their order. */
    public List<Double> scores() {
        return Arrays.stream(scores).boxed().toList();
    }

    /** The score of any number: between those of the numbers around it, at most that of the greatest. */
    public double scoreOf(double value) {
        return interpolated(levels, levelScores, value);
    }

    /** Writes the numbers and their scores, for {@link #read}. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(scores.length);
        for (double score : scores) {
            out.writeDouble(score);
        }
        out.writeInt(levels.length);
        for (int k = 0; k < levels.length; k++) {
            out.writeDouble(levels[k]);
            out.writeDouble(levelScores[k]);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static GaussianRanks read(DataInput in) throws IOException {
        double[] scores = new double[in.readInt()];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = in.readDouble();
        }
        double[] levels = new double[in.readInt()];
        double[] levelScores = new double[levels.length];
        for (int k = 0; k < levels.length; k++) {
            levels[k] = in.readDouble();
            levelScores[k] = in.readDouble();
        }
        return new GaussianRanks(scores, levels, levelScores);
    }

    /** How many scores there are. */
    public int size() {
        return scores.length;
    }

    /** The score of the number at a place. */
    public double score(int place) {
        return scores[place];
    }

    /**
     * The number that has this score: between two numbers by interpolation, beyond them with the slope that they have
     * between their quartiles, or near that end if it is less there.
     */
    public double value(double score) {
        int last = levels.length - 1;
        if (score < levelScores[0]) {
            return finite(levels[0] - slopeBelow * (levelScores[0] - score));
        }
        if (score > levelScores[last]) {
            return finite(levels[last] + slopeAbove * (score - levelScores[last]));
        }
        return interpolated(levelScores, levels, score);
    }

    /** What is expected of a number whose score is expected so: its deviation is half of what one to each side makes. */
    public Prediction prediction(double score, double std) {
        double spread = value(score + std) / 2 - value(score - std) / 2;
        return new Prediction(value(score), finite(Math.max(0, spread)));
    }

    private static double finite(double number) {
        return Math.clamp(number, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    /** At x, of the line through the points; beyond them as at their ends. */
    private static double interpolated(double[] xs, double[] ys, double x) {
        int place = Arrays.binarySearch(xs, x);
        if (place >= 0) {
            return ys[place];
        }
        int above = -place - 1;
        if (above == 0 || above == xs.length) {
            return ys[Math.min(above, xs.length - 1)];
        }
        double share = (x - xs[above - 1]) / (xs[above] - xs[above - 1]);
        return ys[above - 1] * (1 - share) + ys[above] * share;
    }
}
