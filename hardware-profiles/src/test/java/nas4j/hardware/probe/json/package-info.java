@NullMarked
package nas4j.hardware.probe.json;

import org.jspecify.annotations.NullMarked;
