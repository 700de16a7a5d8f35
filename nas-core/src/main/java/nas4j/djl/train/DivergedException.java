package nas4j.djl.train;

/** A training whose loss or gradients are not finite any more: a failed trial, not an error of the program. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DivergedException(long step, double learningRate, double loss) {
        this("the loss is [" + loss + "]", step, learningRate);
    }

    private DivergedException(String what, long step, double learningRate) {
        super(what + " at step [" + step + "] with learning rate [" + learningRate
                + "]\nMaybe the learning rate is too high.");
    }

    /** Gradients of architecture weights that are not finite. */
    public static DivergedException ofArchitecture(long step, double learningRate) {
        return new DivergedException("a gradient of an architecture weight is not finite", step, learningRate);
    }
}
