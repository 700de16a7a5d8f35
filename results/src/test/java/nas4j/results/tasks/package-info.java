@NullMarked
package nas4j.results.tasks;

import org.jspecify.annotations.NullMarked;
