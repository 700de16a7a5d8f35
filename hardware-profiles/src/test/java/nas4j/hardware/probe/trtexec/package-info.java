@NullMarked
package nas4j.hardware.probe.trtexec;

import org.jspecify.annotations.NullMarked;
