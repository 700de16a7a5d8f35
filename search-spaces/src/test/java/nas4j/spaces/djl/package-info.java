@NullMarked
package nas4j.spaces.djl;

import org.jspecify.annotations.NullMarked;
