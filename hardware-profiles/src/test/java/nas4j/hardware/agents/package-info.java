@NullMarked
package nas4j.hardware.agents;

import org.jspecify.annotations.NullMarked;
