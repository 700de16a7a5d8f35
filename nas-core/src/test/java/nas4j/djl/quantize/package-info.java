@NullMarked
package nas4j.djl.quantize;

import org.jspecify.annotations.NullMarked;
