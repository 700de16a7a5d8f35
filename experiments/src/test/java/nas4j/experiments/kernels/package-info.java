/** Models of latency by kernels: where they are kept, how good they are, and tables made of them. */
@NullMarked
package nas4j.experiments.kernels;

import org.jspecify.annotations.NullMarked;
