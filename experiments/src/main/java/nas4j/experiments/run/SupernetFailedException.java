package nas4j.experiments.run;

import java.io.Serial;

/** The supernet of an experiment could not be trained. What was kept before is kept. */
public final class SupernetFailedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    SupernetFailedException(String reason) {
        super("the supernet cannot be trained: " + reason);
    }
}
