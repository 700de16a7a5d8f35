package nas4j.space;

/** A space in which no genotype satisfies the constraints, as far as was looked. */
public final class InfeasibleSpaceException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    InfeasibleSpaceException(String space, int draws) {
        super("space [" + space + "] has no genotype that satisfies its constraints over decisions"
                + (draws == 0 ? "" : ": none in " + draws + " random ones"));
    }
}
