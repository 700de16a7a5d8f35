@NullMarked
package nas4j.algebra;

import org.jspecify.annotations.NullMarked;
