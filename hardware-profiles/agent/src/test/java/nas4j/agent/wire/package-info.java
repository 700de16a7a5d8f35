@NullMarked
package nas4j.agent.wire;

import org.jspecify.annotations.NullMarked;
