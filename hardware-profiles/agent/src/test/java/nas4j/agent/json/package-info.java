@NullMarked
package nas4j.agent.json;

import org.jspecify.annotations.NullMarked;
