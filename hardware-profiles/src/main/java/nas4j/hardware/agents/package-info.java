/** The controller of agents: programs on other devices that measure for this one. */
@NullMarked
package nas4j.hardware.agents;

import org.jspecify.annotations.NullMarked;
