@NullMarked
package nas4j.search.surrogate;

import org.jspecify.annotations.NullMarked;
