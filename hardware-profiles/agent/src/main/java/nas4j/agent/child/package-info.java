/** The process that runs a model, so that a model that crashes takes nothing else with it. */
@NullMarked
package nas4j.agent.child;

import org.jspecify.annotations.NullMarked;
