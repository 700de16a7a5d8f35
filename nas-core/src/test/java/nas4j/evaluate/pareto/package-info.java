/** Tests. */
@NullMarked
package nas4j.evaluate.pareto;

import org.jspecify.annotations.NullMarked;
