/** The engine's memory: how it comes from the system, and how it is read. */
@NullMarked
package nas4j.djl.memory;

import org.jspecify.annotations.NullMarked;
