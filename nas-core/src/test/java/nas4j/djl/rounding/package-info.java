@NullMarked
package nas4j.djl.rounding;

import org.jspecify.annotations.NullMarked;
