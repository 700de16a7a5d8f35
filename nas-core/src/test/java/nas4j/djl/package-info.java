@NullMarked
package nas4j.djl;

import org.jspecify.annotations.NullMarked;
