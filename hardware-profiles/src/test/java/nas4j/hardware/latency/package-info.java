/** What is expected of latencies that were not measured. */
@NullMarked
package nas4j.hardware.latency;

import org.jspecify.annotations.NullMarked;
