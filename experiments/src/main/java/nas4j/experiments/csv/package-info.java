/** CSV files, and the architectures that their rows are of. */
@NullMarked
package nas4j.experiments.csv;

import org.jspecify.annotations.NullMarked;
