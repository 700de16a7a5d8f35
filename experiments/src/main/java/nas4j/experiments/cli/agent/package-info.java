/** {@code nas agent}: the controller of agents on other devices. */
@NullMarked
package nas4j.experiments.cli.agent;

import org.jspecify.annotations.NullMarked;
