/** Tests of importance on losses whose parts are known. */
@NullMarked
package nas4j.results.importance;

import org.jspecify.annotations.NullMarked;
