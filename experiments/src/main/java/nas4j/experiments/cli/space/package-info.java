/** The commands about search spaces. */
@NullMarked
package nas4j.experiments.cli.space;

import org.jspecify.annotations.NullMarked;
