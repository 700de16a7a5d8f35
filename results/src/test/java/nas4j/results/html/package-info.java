/** Tests of pages as trees. */
@NullMarked
package nas4j.results.html;

import org.jspecify.annotations.NullMarked;
