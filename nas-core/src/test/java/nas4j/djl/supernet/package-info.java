@NullMarked
package nas4j.djl.supernet;

import org.jspecify.annotations.NullMarked;
