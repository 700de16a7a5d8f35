@NullMarked
package nas4j.agent.measure;

import org.jspecify.annotations.NullMarked;
