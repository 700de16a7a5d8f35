@NullMarked
package nas4j.search.bits;

import org.jspecify.annotations.NullMarked;
