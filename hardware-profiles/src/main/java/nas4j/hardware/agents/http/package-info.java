/** The controller's side of the protocol. */
@NullMarked
package nas4j.hardware.agents.http;

import org.jspecify.annotations.NullMarked;
