/** Experiments that never ran, for tests of what is said of experiments. */
@NullMarked
package nas4j.results;

import org.jspecify.annotations.NullMarked;
