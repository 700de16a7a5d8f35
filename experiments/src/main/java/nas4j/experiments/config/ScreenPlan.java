package nas4j.experiments.config;

import java.nio.file.Path;
import nas4j.input.Where;

/**
 * How suggestions are looked at before anything is spent on them.
 *
 * @param by what tells promising ones
 * @param keep share of the suggestions that is evaluated, above 0 to below 1
 * @param where it was written, for messages
 */
public record ScreenPlan(By by, double keep, Where where) {

    /** What tells promising suggestions. */
    public sealed interface By {}

    /**
     * A predictor that learns from the search's own trials.
     *
     * @param model name of a predictor, or {@code auto}
     */
    public record Learnt(String model) implements By {}

    /**
     * A predictor that has learnt before.
     *
     * @param name its name, or its file
     * @param results folder of the results where named ones are
     */
    public record Trained(String name, Path results) implements By {}

    /** A zero-cost proxy. */
    public record Scored(EvaluationPlan.ByProxy proxy) implements By {}
}
