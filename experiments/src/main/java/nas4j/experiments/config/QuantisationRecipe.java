package nas4j.experiments.config;

/**
 * How a trained network becomes one that rounds, if its layers have fewer bits than a float.
 *
 * @param epochs of training that rounds; 0 if it is calibrated only
 * @param observer {@code mse}, {@code min-max} or {@code percentile}
 * @param images of the training data that it is calibrated on, from 1
 */
public record QuantisationRecipe(double epochs, String observer, int images) {
    /** How it is done in an experiment file; the first is the default. */
    public static final String CALIBRATION = "calibration";

    /** The other way: calibrated, then trained. */
    public static final String TRAINING = "training";

    /** Calibrated, with no other settings than usual. */
    public static final QuantisationRecipe USUAL = new QuantisationRecipe(0, "mse", 256);

    /** What does it. */
    public String by() {
        return epochs > 0 ? TRAINING : CALIBRATION;
    }
}
