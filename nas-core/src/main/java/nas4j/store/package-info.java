/** What is kept of experiments, and the interface that whoever keeps it implements. */
@NullMarked
package nas4j.store;

import org.jspecify.annotations.NullMarked;
