/** This process: where it runs, and what ends it. */
@NullMarked
package nas4j.experiments.cli.process;

import org.jspecify.annotations.NullMarked;
