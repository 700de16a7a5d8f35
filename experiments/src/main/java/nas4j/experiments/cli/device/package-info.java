/** {@code nas device}: what is known of devices. */
@NullMarked
package nas4j.experiments.cli.device;

import org.jspecify.annotations.NullMarked;
