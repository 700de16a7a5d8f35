/** What a network has to learn: which of its outputs is compared with which target of the data, and how. */
@NullMarked
package nas4j.djl.task;

import org.jspecify.annotations.NullMarked;
