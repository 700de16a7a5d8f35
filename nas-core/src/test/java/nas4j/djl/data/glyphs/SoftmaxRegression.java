package nas4j.djl.data.glyphs;

import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.SplitMix;

/** A linear model on pixels, trained with stochastic gradient descent; the yardstick of what needs no architecture. */
final class SoftmaxRegression {
    private static final int BATCH = 32;

    private final int classes;
    private final float[] table;
    private final float[][] weights;

    private SoftmaxRegression(int classes, int pixels, float[] table) {
        this.classes = classes;
        this.table = table;
        this.weights = new float[classes][pixels + 1];
    }

    static SoftmaxRegression train(ImageData data, int epochs, float rate, float decay) {
        ClassLabels labels = data.findClassLabels().orElseThrow();
        SoftmaxRegression model = new SoftmaxRegression(
                labels.classes().size(),
                data.shape().bytes(),
                Normalisation.of(data).tables()[0]);
        SplitMix random = new SplitMix();
        random.reset(1, 0, 0);
        byte[] image = new byte[data.shape().bytes()];
        int steps = epochs * data.size();
        for (int step = 0; step < steps; step++) {
            int row = random.nextInt(data.size());
            data.copy(row, image);
            model.step(model.inputs(image), labels.label(row), rate * (1 - (float) step / steps) / BATCH, decay);
        }
        return model;
    }

    double accuracy(ImageData data) {
        ClassLabels labels = data.findClassLabels().orElseThrow();
        byte[] image = new byte[data.shape().bytes()];
        int right = 0;
        for (int row = 0; row < data.size(); row++) {
            data.copy(row, image);
            float[] scores = scores(inputs(image));
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = scores[k] > scores[best] ? k : best;
            }
            right += best == labels.label(row) ? 1 : 0;
        }
        return (double) right / data.size();
    }

    /** Normalised pixels, and 1. */
    private float[] inputs(byte[] image) {
        float[] inputs = new float[image.length + 1];
        for (int i = 0; i < image.length; i++) {
            inputs[i] = table[Byte.toUnsignedInt(image[i])];
        }
        inputs[image.length] = 1;
        return inputs;
    }

    private void step(float[] inputs, int label, float rate, float decay) {
        float[] scores = scores(inputs);
        float largest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            largest = Math.max(largest, score);
        }
        float sum = 0;
        for (int k = 0; k < classes; k++) {
            scores[k] = (float) Math.exp(scores[k] - largest);
            sum += scores[k];
        }
        for (int k = 0; k < classes; k++) {
            float change = rate * ((k == label ? 1 : 0) - scores[k] / sum);
            float[] row = weights[k];
            float keep = 1 - rate * decay;
            for (int i = 0; i < row.length; i++) {
                row[i] = keep * row[i] + change * inputs[i];
            }
        }
    }

    private float[] scores(float[] inputs) {
        float[] scores = new float[classes];
        for (int k = 0; k < classes; k++) {
            float score = 0;
            for (int i = 0; i < inputs.length; i++) {
                score += weights[k][i] * inputs[i];
            }
            scores[k] = score;
        }
        return scores;
    }
}
