package nas4j.djl.quantize;

import nas4j.djl.data.ImageData;
import nas4j.djl.data.Stratified;

/**
 * How a network that was trained as one of floats becomes one that rounds.
 *
 * @param epochs of a training that rounds, after the calibration; 0 for none
 * @param rate of that training, as a part of the largest learning rate before it; above 0
 * @param observer of the calibration
 * @param images of the training data that it is calibrated on and not trained on, from 1; a tenth, if they are more
 */
public record Quantisation(double epochs, double rate, Observer observer, int images) {
    /** A fine tuning: weights are nearly right. */
    private static final double USUAL_RATE = 0.1;

    private static final int USUAL_IMAGES = 256;

    /** A network learns more from an image than a step does. */
    private static final int MOST_PART = 10;

    public Quantisation {
        if (!(epochs >= 0 && rate > 0) || images < 1) {
            throw new IllegalArgumentException("epochs [" + epochs + "], rate [" + rate + "] or images [" + images
                    + "] of quantisation, accepted: from 0, above 0, from 1");
        }
    }

    /** Without training: calibrated on 256 images by least squared error. */
    public static Quantisation afterTraining() {
        return new Quantisation(0, USUAL_RATE, Observer.MSE, USUAL_IMAGES);
    }

    /** Calibrated so, then trained for so many epochs, at a tenth of the learning rate. */
    public static Quantisation inTraining(double epochs) {
        return new Quantisation(epochs, USUAL_RATE, Observer.MSE, USUAL_IMAGES);
    }

    /** With another calibration. */
    public Quantisation with(Observer other, int itsImages) {
        return new Quantisation(epochs, rate, other, itsImages);
    }

    /**
     * The training images that a network is calibrated on, and the others, which it is trained on: of one image both.
     *
     * @param seed of which they are
     */
    public Stratified.Parts heldOut(ImageData training, long seed) {
        if (training.size() < 2) {
            return new Stratified.Parts(training, training);
        }
        int most = Math.max(1, training.size() / MOST_PART);
        return Stratified.take(training, Math.min(images, most), seed);
    }
}
