/** The command line: the only package that prints. */
@NullMarked
package nas4j.experiments.cli;

import org.jspecify.annotations.NullMarked;
