/** Device profiles, probes that measure and models that predict. */
@NullMarked
package nas4j.hardware;

import org.jspecify.annotations.NullMarked;
