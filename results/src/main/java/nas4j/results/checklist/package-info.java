/** The checklist of good practice in architecture search, filled from the log. */
@NullMarked
package nas4j.results.checklist;

import org.jspecify.annotations.NullMarked;
