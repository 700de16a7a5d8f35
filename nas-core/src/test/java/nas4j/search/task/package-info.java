@NullMarked
package nas4j.search.task;

import org.jspecify.annotations.NullMarked;
