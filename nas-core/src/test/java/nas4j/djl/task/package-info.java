@NullMarked
package nas4j.djl.task;

import org.jspecify.annotations.NullMarked;
