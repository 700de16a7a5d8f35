/** Which agents there are, and how each is known. */
@NullMarked
package nas4j.hardware.agents.token;

import org.jspecify.annotations.NullMarked;
