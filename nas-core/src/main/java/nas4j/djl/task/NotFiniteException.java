package nas4j.djl.task;

/** A network whose outputs are not finite: a failed trial, not an error of the program. */
public final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFiniteException(String output) {
        super("output [" + output + "] of the trained network is not finite\nMaybe the learning rate is too high.");
    }
}
