@NullMarked
package nas4j.hardware.state;

import org.jspecify.annotations.NullMarked;
