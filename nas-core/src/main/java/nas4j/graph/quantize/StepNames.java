package nas4j.graph.quantize;

/**
 * Names, among a network's weights, of what it rounds with. Whole numbers of {@code b} bits are, for activations, {@code 0}
 * to {@code 2^b − 1}, and for weights {@code −2^(b−1)} to {@code 2^(b−1) − 1}; {@code q = round(x / step) + zero}, half to
 * even, is cut off at these ends.
 */
public final class StepNames {
    private static final String STEP = ".step";
    private static final String WEIGHT_STEP = ".weight-step";

    private StepNames() {}

    /** Whether a parameter of this path is a step, or steps. */
    public static boolean isStep(String path) {
        return path.endsWith(STEP) || path.endsWith(WEIGHT_STEP);
    }

    /** Of a point's step {@code [1]}, above 0. */
    public static String step(Point point) {
        return point.path() + STEP;
    }

    /** Of a point's zero {@code [1]}: the whole number that stands for 0. {@code 2^(b−1)} if it is symmetric. */
    public static String zero(Point point) {
        return point.path() + ".zero";
    }

    /**
     * Of the steps of a layer's weights, above 0: {@code [channels]} of the output, or {@code [1]}. They are those of the
     * weights that a batch normalisation is folded into, if one is.
     *
     * @param layer path of the layer
     */
    public static String weightStep(String layer) {
        return layer + WEIGHT_STEP;
    }

    /** Of the whole numbers that stand for weights of 0, as many as steps; there are none for symmetric weights. */
    public static String weightZero(String layer) {
        return layer + ".weight-zero";
    }

    /**
     * What stands for the path of a layer or a point in the names above where its weights or values are rounded in several ways.
     *
     * @param way from 0
     */
    public static String way(String path, int way) {
        return path + "/way" + way;
    }
}
