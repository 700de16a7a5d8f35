package nas4j.predictors.neural;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import nas4j.predictors.features.Numbers;

/** A fully connected layer with its optimiser (Kingma and Ba 2015, "Adam", algorithm 1). For one example at a time. */
final class Layer {
    private static final double RATE = 0.01;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.99;
    private static final double EPSILON = 1e-8;

    private final int inputs;
    private final boolean rectified;
    /** Row k: the weights of output k, its bias at the end. */
    private final double[][] weights;

    private final double[][] gradients;
    private final double[][] firstMoments;
    private final double[][] secondMoments;
    private final double[] out;
    private final double[] back;
    private double[] in = {};
    private int steps;

    /** Weights uniform in ±√(6 / inputs) (He et al. 2015), without bias. */
    Layer(int inputs, int outputs, boolean rectified, RandomGenerator random) {
        this.inputs = inputs;
        this.rectified = rectified;
        weights = new double[outputs][inputs + 1];
        gradients = new double[outputs][inputs + 1];
        firstMoments = new double[outputs][inputs + 1];
        secondMoments = new double[outputs][inputs + 1];
        out = new double[outputs];
        back = new double[inputs];
        double bound = Math.sqrt((rectified ? 6.0 : 3.0) / inputs);
        for (double[] row : weights) {
            for (int k = 0; k < inputs; k++) {
                row[k] = random.nextDouble(-bound, bound);
            }
        }
    }

    private Layer(double[][] weights, boolean rectified) {
        inputs = weights[0].length - 1;
        this.rectified = rectified;
        this.weights = weights;
        gradients = new double[weights.length][inputs + 1];
        firstMoments = new double[weights.length][inputs + 1];
        secondMoments = new double[weights.length][inputs + 1];
        out = new double[weights.length];
        back = new double[inputs];
    }

    /** Writes the weights, for {@link #read}. */
    void write(DataOutput file) throws IOException {
        file.writeBoolean(rectified);
        file.writeInt(weights.length);
        for (double[] row : weights) {
            Numbers.write(row, file);
        }
    }

    /** Reads what {@link #write} wrote. */
    static Layer read(DataInput file) throws IOException {
        boolean rectified = file.readBoolean();
        double[][] weights = new double[file.readInt()][];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Numbers.read(file);
        }
        return new Layer(weights, rectified);
    }

    /** The outputs, valid until the next call. */
    double[] forward(double[] in) {
        this.in = in;
        for (int k = 0; k < out.length; k++) {
            double sum = weights[k][inputs];
            for (int j = 0; j < inputs; j++) {
                sum += weights[k][j] * in[j];
            }
            out[k] = rectified ? Math.max(0, sum) : sum;
        }
        return out;
    }

    /** Adds to the gradients of weights; gives the derivatives by the inputs of the last call, valid until the next. */
    double[] backward(double[] slopes) {
        Arrays.fill(back, 0);
        for (int k = 0; k < out.length; k++) {
            double slope = rectified && out[k] <= 0 ? 0 : slopes[k];
            if (slope != 0) {
                for (int j = 0; j < inputs; j++) {
                    gradients[k][j] += slope * in[j];
                    back[j] += slope * weights[k][j];
                }
                gradients[k][inputs] += slope;
            }
        }
        return back;
    }

    /** One step along the gradients, which are zero afterwards. */
    void step() {
        steps++;
        double rate = RATE * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
        for (int k = 0; k < weights.length; k++) {
            for (int j = 0; j <= inputs; j++) {
                double gradient = gradients[k][j];
                firstMoments[k][j] += (1 - BETA1) * (gradient - firstMoments[k][j]);
                secondMoments[k][j] += (1 - BETA2) * (gradient * gradient - secondMoments[k][j]);
                weights[k][j] -= rate * firstMoments[k][j] / (Math.sqrt(secondMoments[k][j]) + EPSILON);
                gradients[k][j] = 0;
            }
        }
    }
}
