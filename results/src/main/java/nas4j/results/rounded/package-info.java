/** Networks that round, beside the same networks in single precision. */
@NullMarked
package nas4j.results.rounded;

import org.jspecify.annotations.NullMarked;
