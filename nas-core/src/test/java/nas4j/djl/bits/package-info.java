@NullMarked
package nas4j.djl.bits;

import org.jspecify.annotations.NullMarked;
