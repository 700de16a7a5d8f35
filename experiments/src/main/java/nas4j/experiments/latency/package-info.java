/** Latencies that an experiment goes by without measuring them. */
@NullMarked
package nas4j.experiments.latency;

import org.jspecify.annotations.NullMarked;
