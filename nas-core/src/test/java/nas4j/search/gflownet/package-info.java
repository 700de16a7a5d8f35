/** Tests. */
@NullMarked
package nas4j.search.gflownet;

import org.jspecify.annotations.NullMarked;
