/** Reads experiment files, and writes experiments with every default filled in. */
@NullMarked
package nas4j.experiments.yaml;

import org.jspecify.annotations.NullMarked;
