/** Entries of the agent and of its child. */
@NullMarked
package nas4j.agent.cli;

import org.jspecify.annotations.NullMarked;
