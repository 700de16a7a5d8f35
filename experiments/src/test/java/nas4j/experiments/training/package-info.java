@NullMarked
package nas4j.experiments.training;

import org.jspecify.annotations.NullMarked;
