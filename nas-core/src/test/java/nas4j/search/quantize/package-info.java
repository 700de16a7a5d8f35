/** Tests. */
@NullMarked
package nas4j.search.quantize;

import org.jspecify.annotations.NullMarked;
