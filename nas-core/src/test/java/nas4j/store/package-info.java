/** Tests of what is kept of experiments. */
@NullMarked
package nas4j.store;

import org.jspecify.annotations.NullMarked;
