@NullMarked
package nas4j.space.encode;

import org.jspecify.annotations.NullMarked;
