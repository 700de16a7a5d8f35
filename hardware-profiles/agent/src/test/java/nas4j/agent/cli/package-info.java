@NullMarked
package nas4j.agent.cli;

import org.jspecify.annotations.NullMarked;
