/** Jobs, who holds them, how they end, and the journal that survives this program. */
@NullMarked
package nas4j.hardware.agents.queue;

import org.jspecify.annotations.NullMarked;
