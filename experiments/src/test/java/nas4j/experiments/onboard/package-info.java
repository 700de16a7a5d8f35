@NullMarked
package nas4j.experiments.onboard;

import org.jspecify.annotations.NullMarked;
