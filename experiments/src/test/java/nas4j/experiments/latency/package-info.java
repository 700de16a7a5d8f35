@NullMarked
package nas4j.experiments.latency;

import org.jspecify.annotations.NullMarked;
