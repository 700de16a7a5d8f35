@NullMarked
package nas4j.search.shrink;

import org.jspecify.annotations.NullMarked;
