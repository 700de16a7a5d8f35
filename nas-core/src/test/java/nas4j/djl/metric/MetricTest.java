package nas4j.djl.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class MetricTest {
    private static final float NONE = -1;

    private static void add(Metric metric, Shape shape, float[] output, float... truth) {
        try (NDManager manager = Engine.open(TrainingDevice.CPU).newManager()) {
            metric.add(manager.create(output, shape), FloatBuffer.wrap(truth));
        }
    }

    private static void assertMeasured(
            Measurement found, String name, double value, double standardError, String unit, long n) {
        assertThat(found.name()).isEqualTo(name);
        assertThat(found.value()).isCloseTo(value, within(1e-5));
        assertThat(found.standardError()).isCloseTo(standardError, within(1e-5));
        assertThat(found.unit()).isEqualTo(unit);
        assertThat(found.n()).isEqualTo(n);
        assertThat(found.split()).isEqualTo(Split.TEST);
    }

    @Test
    void accuracyCountsOverAllBatches() {
        Accuracy accuracy = new Accuracy(3);
        add(accuracy, new Shape(2, 3), new float[] {1, 2, 0, 5, 4, 3}, 1, 2);
        add(accuracy, new Shape(2, 3), new float[] {0, 0, 1, 7, 7, 7}, 2, 0);
        List<Measurement> found = accuracy.measurements(Split.TEST);
        assertThat(found).hasSize(1);
        assertMeasured(found.getFirst(), "accuracy", 75, 100 * Math.sqrt(.75 * .25 / 3), "%", 4);
    }

    @Test
    void ofEqualLogitsTheFirstIsTheLargest() {
        Accuracy accuracy = new Accuracy(3);
        add(accuracy, new Shape(4, 3), new float[] {7, 7, 7, 7, 7, 7, 7, 7, 7, 0, 1, 1}, 0, 1, 2, 1);
        assertThat(accuracy.measurements(Split.TEST).getFirst().value()).isEqualTo(50);
    }

    @Test
    void topFiveIsMeasuredWhereThereAreMore() {
        float[] falling = {9, 8, 7, 6, 5, 4, 9, 8, 7, 6, 5, 4};
        Accuracy accuracy = new Accuracy(6);
        add(accuracy, new Shape(2, 6), falling, 4, 5);
        List<Measurement> found = accuracy.measurements(Split.TEST);
        assertThat(found).extracting(Measurement::name).containsExactly("accuracy", "top-5");
        assertMeasured(found.get(0), "accuracy", 0, 0, "%", 2);
        assertMeasured(found.get(1), "top-5", 50, 50, "%", 2);
    }

    @Test
    void absoluteErrorHasTheStandardErrorOfAMeanOverImages() {
        MeanAbsoluteError error = new MeanAbsoluteError(2);
        add(error, new Shape(2, 1, 1, 2), new float[] {1, 0, .5f, .5f}, 0, 0, .25f, .5f);
        add(error, new Shape(1, 1, 1, 2), new float[] {0, 0}, 1, 1);
        double[] images = {.5, .125, 1};
        double mean = 1.625 / 3;
        double squares = 0;
        for (double image : images) {
            squares += (image - mean) * (image - mean);
        }
        assertMeasured(error.measurements(Split.TEST).getFirst(), "mae", mean, Math.sqrt(squares / 2 / 3), "", 3);
    }

    /** Truth and finding: 0 0 1 none | 0 1 1 1, classes 0 to 2, the third nowhere. */
    @Test
    void intersectionOverUnionIsOfTheWholeSet() {
        MeanIntersectionOverUnion metric = new MeanIntersectionOverUnion(3, 4);
        add(metric, new Shape(1, 3, 2, 2), oneHot(0, 0, 1, 2), 0, 0, 1, NONE);
        add(metric, new Shape(1, 3, 2, 2), oneHot(1, 1, 1, 0), 0, 1, 1, 1);
        double whole = (2 / 4. + 3 / 5.) / 2;
        double first = 1; // only the first image
        double second = (0 / 2. + 2 / 4.) / 2;
        double centre = (first + second) / 2;
        double error = Math.sqrt(((first - centre) * (first - centre) + (second - centre) * (second - centre)) / 2);
        assertMeasured(metric.measurements(Split.TEST).getFirst(), "miou", 100 * whole, 100 * error, "%", 2);
    }

    private static float[] oneHot(int... classes) {
        float[] logits = new float[3 * classes.length];
        for (int k = 0; k < classes.length; k++) {
            logits[classes[k] * classes.length + k] = 1;
        }
        return logits;
    }

    @Test
    void oneImageHasNoStandardError() {
        Accuracy accuracy = new Accuracy(2);
        add(accuracy, new Shape(1, 2), new float[] {1, 2}, 1);
        assertThatIllegalStateException().isThrownBy(() -> accuracy.measurements(Split.TEST));
        MeanIntersectionOverUnion metric = new MeanIntersectionOverUnion(3, 4);
        add(metric, new Shape(2, 3, 2, 2), new float[24], 0, 0, 1, 2, NONE, NONE, NONE, NONE);
        assertThatIllegalStateException().isThrownBy(() -> metric.measurements(Split.TEST));
    }
}
