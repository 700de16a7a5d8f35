/** The controller's certificates. */
@NullMarked
package nas4j.hardware.agents.tls;

import org.jspecify.annotations.NullMarked;
