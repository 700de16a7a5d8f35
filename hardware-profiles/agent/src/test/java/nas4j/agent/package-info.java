@NullMarked
package nas4j.agent;

import org.jspecify.annotations.NullMarked;
