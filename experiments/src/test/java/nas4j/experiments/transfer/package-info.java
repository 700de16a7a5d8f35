@NullMarked
package nas4j.experiments.transfer;

import org.jspecify.annotations.NullMarked;
