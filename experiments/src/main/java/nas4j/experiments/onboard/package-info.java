/** Devices whose latencies in a space are predicted from few measurements and from what is known of other devices. */
@NullMarked
package nas4j.experiments.onboard;

import org.jspecify.annotations.NullMarked;
