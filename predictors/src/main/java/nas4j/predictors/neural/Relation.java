package nas4j.predictors.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Says how likely one row is better than another: both are embedded by the same layers, and a layer on both embeddings gives
 * the logit. Dudziak et al. 2020, "BRP-NAS: prediction-based NAS using GCNs", section 3.2, with perceptrons in place of graph
 * convolutions.
 */
final class Relation {
    private static final int HIDDEN = 32;
    private static final int EMBEDDED = 16;
    private static final int EPOCHS = 40;
    private static final int PAIRS_OF_A_ROW = 8;
    private static final int BATCH = 64;
    /** Of normal scores, that are as far apart as an odds ratio of e. */
    private static final double TEMPERATURE = 0.25;

    private final List<Layer> embedding;
    private final List<Layer> head;

    Relation(int inputs, RandomGenerator random) {
        embedding = List.of(new Layer(inputs, HIDDEN, true, random), new Layer(HIDDEN, EMBEDDED, true, random));
        head = List.of(new Layer(2 * EMBEDDED, HIDDEN, true, random), new Layer(HIDDEN, 1, false, random));
    }

    private Relation(List<Layer> embedding, List<Layer> head) {
        this.embedding = embedding;
        this.head = head;
    }

    /** What is compared of a row. */
    double[] embed(double[] vector) {
        double[] signal = vector;
        for (Layer layer : embedding) {
            signal = layer.forward(signal);
        }
        return signal.clone();
    }

    /** The probability that the row of the first embedding is above that of the second. */
    double probability(double[] one, double[] other) {
        double[] both = new double[2 * EMBEDDED];
        System.arraycopy(one, 0, both, 0, EMBEDDED);
        System.arraycopy(other, 0, both, EMBEDDED, EMBEDDED);
        double[] signal = both;
        for (Layer layer : head) {
            signal = layer.forward(signal);
        }
        return sigmoid(signal[0]);
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** Learns from random pairs, by the cross-entropy to what the scores say. */
    void train(double[][] vectors, double[] scores, RandomGenerator random) {
        int pairs = PAIRS_OF_A_ROW * scores.length;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int pair = 0; pair < pairs; pair++) {
                int one = pair % scores.length;
                learn(vectors, scores, one, random.nextInt(scores.length));
                if (pair % BATCH == BATCH - 1 || pair == pairs - 1) {
                    embedding.forEach(Layer::step);
                    head.forEach(Layer::step);
                }
            }
        }
    }

    private void learn(double[][] vectors, double[] scores, int one, int other) {
        double[] first = embed(vectors[one]);
        double[] second = embed(vectors[other]);
        double wanted = sigmoid((scores[one] - scores[other]) / TEMPERATURE);
        double[] slopes = {(probability(first, second) - wanted) / BATCH};
        for (Layer layer : head.reversed()) {
            slopes = layer.backward(slopes);
        }
        double[] ofFirst = Arrays.copyOf(slopes, EMBEDDED);
        embedBackward(Arrays.copyOfRange(slopes, EMBEDDED, 2 * EMBEDDED));
        embed(vectors[one]); // layers go back to the row that they were given last
        embedBackward(ofFirst);
    }

    private void embedBackward(double[] slopes) {
        double[] signal = slopes;
        for (Layer layer : embedding.reversed()) {
            signal = layer.backward(signal);
        }
    }

    /** Writes the weights, for {@link #read}. */
    void write(DataOutput out) throws IOException {
        for (Layer layer : embedding) {
            layer.write(out);
        }
        for (Layer layer : head) {
            layer.write(out);
        }
    }

    /** Reads what {@link #write} wrote. */
    static Relation read(DataInput in) throws IOException {
        List<Layer> embedding = List.of(Layer.read(in), Layer.read(in));
        return new Relation(embedding, List.of(Layer.read(in), Layer.read(in)));
    }
}
