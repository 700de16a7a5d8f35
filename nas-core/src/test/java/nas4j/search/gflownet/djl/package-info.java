/** Tests. */
@NullMarked
package nas4j.search.gflownet.djl;

import org.jspecify.annotations.NullMarked;
