@NullMarked
package nas4j.hardware.probe.djl;

import org.jspecify.annotations.NullMarked;
