@NullMarked
package nas4j.search.linas;

import org.jspecify.annotations.NullMarked;
