package nas4j.store;

import java.time.Instant;

/**
 * Something that happened to an experiment, such as that it was begun, interrupted or resumed, or that a worker died.
 *
 * @param kind lower-case words with hyphens
 */
public record EventRecord(String experiment, Instant time, String kind, String text) {}
