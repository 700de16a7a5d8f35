/** Tests of memory schedules. */
@NullMarked
package nas4j.graph.memory;

import org.jspecify.annotations.NullMarked;
