@NullMarked
package nas4j.djl.train;

import org.jspecify.annotations.NullMarked;
