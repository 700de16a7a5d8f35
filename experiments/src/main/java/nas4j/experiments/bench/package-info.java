/** Compares strategies on a published benchmark, where every answer is known. */
@NullMarked
package nas4j.experiments.bench;

import org.jspecify.annotations.NullMarked;
