package nas4j.space.tree;

/**
 * A constraint as it was written.
 *
 * @param text the source text, for messages
 */
public record Condition(String text, Expression expression) {}
