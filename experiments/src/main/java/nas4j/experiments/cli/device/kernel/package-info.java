/** {@code nas device profile}: what operators take, and models of kernels. */
@NullMarked
package nas4j.experiments.cli.device.kernel;

import org.jspecify.annotations.NullMarked;
