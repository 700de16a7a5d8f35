/**
 * Turns a space as it was written into decisions and sites: names are resolved, blocks and repetitions written out,
 * values that depend on no decision computed.
 */
@NullMarked
package nas4j.space.compile;

import org.jspecify.annotations.NullMarked;
