/** Measures models that other programs run and time, so that starting the program and loading the model do not count. */
@NullMarked
package nas4j.hardware.probe.program;

import org.jspecify.annotations.NullMarked;
