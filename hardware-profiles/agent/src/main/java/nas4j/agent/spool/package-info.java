/** What the agent keeps on disk: results until they are acknowledged, and models. */
@NullMarked
package nas4j.agent.spool;

import org.jspecify.annotations.NullMarked;
