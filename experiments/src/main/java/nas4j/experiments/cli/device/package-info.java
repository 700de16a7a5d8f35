/** {@code nas device}: describe, measure and compare devices. */
@NullMarked
package nas4j.experiments.cli.device;

import org.jspecify.annotations.NullMarked;
