/** How results are printed. */
@NullMarked
package nas4j.experiments.cli.output;

import org.jspecify.annotations.NullMarked;
