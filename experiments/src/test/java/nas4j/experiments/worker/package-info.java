@NullMarked
package nas4j.experiments.worker;

import org.jspecify.annotations.NullMarked;
