@NullMarked
package nas4j.hardware.agents.queue;

import org.jspecify.annotations.NullMarked;
