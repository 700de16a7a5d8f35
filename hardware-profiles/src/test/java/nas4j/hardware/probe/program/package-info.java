@NullMarked
package nas4j.hardware.probe.program;

import org.jspecify.annotations.NullMarked;
