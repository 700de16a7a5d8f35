@NullMarked
package nas4j.experiments.training.export;

import org.jspecify.annotations.NullMarked;
