/** What controller and agent tell each other. */
@NullMarked
package nas4j.agent.wire;

import org.jspecify.annotations.NullMarked;
