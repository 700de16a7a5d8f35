/** The networks that searches found for tasks, one for each. */
@NullMarked
package nas4j.results.tasks;

import org.jspecify.annotations.NullMarked;
