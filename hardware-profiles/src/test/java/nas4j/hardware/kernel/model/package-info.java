@NullMarked
package nas4j.hardware.kernel.model;

import org.jspecify.annotations.NullMarked;
