package nas4j.djl.metric;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;

/**
 * Share of the images whose true class has the largest logit of {@code [n, classes]} ({@code accuracy}, in %), and with
 * more than five classes whose true class is among the five largest ({@code top-5}). Of equal logits the first counts as
 * the largest.
 */
public final class Accuracy implements Metric {
    private static final int FIVE = 5;

    private final int classes;
    private final ImageMean first = new ImageMean();
    private final ImageMean amongFive = new ImageMean();

    public Accuracy(int classes) {
        this.classes = classes;
    }

    @Override
    public void add(NDArray output, FloatBuffer truth) {
        float[] logits = output.toFloatArray();
        for (int image = 0; image * classes < logits.length; image++) {
            int rank = rank(logits, image * classes, (int) truth.get(image));
            first.add(rank < 1 ? 1 : 0);
            amongFive.add(rank < FIVE ? 1 : 0);
        }
    }

    /** How many classes come before this one. */
    private int rank(float[] logits, int from, int label) {
        float own = logits[from + label];
        int rank = 0;
        for (int other = 0; other < classes; other++) {
            float logit = logits[from + other];
            rank += logit > own || (logit == own && other < label) ? 1 : 0;
        }
        return rank;
    }

    @Override
    public List<Measurement> measurements(Split split) {
        List<Measurement> found = new ArrayList<>();
        found.add(first.measurement("accuracy", 100, "%", split));
        if (classes > FIVE) {
            found.add(amongFive.measurement("top-5", 100, "%", split));
        }
        return found;
    }
}
