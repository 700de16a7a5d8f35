@NullMarked
package nas4j.agent.spool;

import org.jspecify.annotations.NullMarked;
