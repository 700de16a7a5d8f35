/** Evolution on predictions, of which whole populations are evaluated. */
@NullMarked
package nas4j.search.linas;

import org.jspecify.annotations.NullMarked;
