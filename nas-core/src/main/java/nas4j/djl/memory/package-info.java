/** How the engine's native memory comes from the system. */
@NullMarked
package nas4j.djl.memory;

import org.jspecify.annotations.NullMarked;
