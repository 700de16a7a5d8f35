/** Numbers as a reader wants them. */
@NullMarked
package nas4j.results.text;

import org.jspecify.annotations.NullMarked;
