/** What supernets of experiments need before they are trained. */
@NullMarked
package nas4j.experiments.supernet;

import org.jspecify.annotations.NullMarked;
