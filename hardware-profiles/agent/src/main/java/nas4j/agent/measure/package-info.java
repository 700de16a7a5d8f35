/** How a model is timed, whatever runs it. */
@NullMarked
package nas4j.agent.measure;

import org.jspecify.annotations.NullMarked;
