@NullMarked
package nas4j.hardware.probe.child;

import org.jspecify.annotations.NullMarked;
