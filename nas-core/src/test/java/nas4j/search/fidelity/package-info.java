/** Tests. */
@NullMarked
package nas4j.search.fidelity;

import org.jspecify.annotations.NullMarked;
