/** Which decisions of a search space mattered, from the log alone. */
@NullMarked
package nas4j.results.importance;

import org.jspecify.annotations.NullMarked;
