package nas4j.predictors.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** A multi-layer perceptron with one output, trained on the mean absolute error. */
final class Perceptron {
    private static final int HIDDEN = 20;
    private static final int EPOCHS = 150;
    private static final int BATCH = 32;

    private final List<Layer> layers;

    Perceptron(int inputs, RandomGenerator random) {
        layers = List.of(
                new Layer(inputs, HIDDEN, true, random),
                new Layer(HIDDEN, HIDDEN, true, random),
                new Layer(HIDDEN, HIDDEN, true, random),
                new Layer(HIDDEN, 1, false, random));
    }

    private Perceptron(List<Layer> layers) {
        this.layers = layers;
    }

    /** Writes the weights, for {@link #read}. */
    void write(DataOutput out) throws IOException {
        out.writeInt(layers.size());
        for (Layer layer : layers) {
            layer.write(out);
        }
    }

    /** Reads what {@link #write} wrote; it predicts, and is not trained any more. */
    static Perceptron read(DataInput in) throws IOException {
        int count = in.readInt();
        List<Layer> layers = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            layers.add(Layer.read(in));
        }
        return new Perceptron(List.copyOf(layers));
    }

    double predict(double[] vector) {
        double[] signal = vector;
        for (Layer layer : layers) {
            signal = layer.forward(signal);
        }
        return signal[0];
    }

    void train(double[][] vectors, double[] values, RandomGenerator random) {
        int[] order = new int[values.length];
        Arrays.setAll(order, k -> k);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order, random);
            for (int from = 0; from < order.length; from += BATCH) {
                int to = Math.min(order.length, from + BATCH);
                for (int k = from; k < to; k++) {
                    backward(Math.signum(predict(vectors[order[k]]) - values[order[k]]) / (to - from));
                }
                layers.forEach(Layer::step);
            }
        }
    }

    private void backward(double slope) {
        double[] slopes = {slope};
        for (Layer layer : layers.reversed()) {
            slopes = layer.backward(slopes);
        }
    }

    private static void shuffle(int[] order, RandomGenerator random) {
        for (int k = order.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int swapped = order[k];
            order[k] = order[other];
            order[other] = swapped;
        }
    }
}
