@NullMarked
package nas4j.spaces;

import org.jspecify.annotations.NullMarked;
