package nas4j.djl.train;

/** A training whose loss is not finite any more: a failed trial, not an error of the program. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DivergedException(long step, double learningRate, double loss) {
        super("the loss is [" + loss + "] at step [" + step + "] with learning rate [" + learningRate
                + "]\nMaybe the learning rate is too high.");
    }
}
