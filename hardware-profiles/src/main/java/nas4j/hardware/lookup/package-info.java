/** Look-up tables of latency, for spaces whose blocks add up: what each option of each decision takes. */
@NullMarked
package nas4j.hardware.lookup;

import org.jspecify.annotations.NullMarked;
