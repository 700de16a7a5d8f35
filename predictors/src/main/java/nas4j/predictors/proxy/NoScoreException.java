package nas4j.predictors.proxy;

/** A network of which a proxy says nothing. The message says why, after "it". */
public final class NoScoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoScoreException(String reason) {
        super(reason);
    }

    /**
     * The score itself.
     *
     * @throws NoScoreException if it is not finite
     */
    public static double requireFinite(double score) {
        if (!Double.isFinite(score)) {
            throw new NoScoreException("it has a score of [" + score + "], which is not finite");
        }
        return score;
    }
}
