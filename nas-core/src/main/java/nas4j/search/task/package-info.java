/** Networks for several tasks, found in one training of one supernet. */
@NullMarked
package nas4j.search.task;

import org.jspecify.annotations.NullMarked;
