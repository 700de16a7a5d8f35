package nas4j.experiments.evaluation;

/** Is told how evaluations go on, by several threads. */
@FunctionalInterface
public interface EvaluationListener {

    /**
     * An evaluation goes on.
     *
     * @param done share of it, 0 to 1
     * @param text what a person may want to know of it
     */
    void progress(Draft draft, double done, String text);

    /** Something else that a person may want to know. */
    default void remark(String text) {}
}
