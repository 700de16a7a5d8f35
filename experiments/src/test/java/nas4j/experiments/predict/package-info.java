@NullMarked
package nas4j.experiments.predict;

import org.jspecify.annotations.NullMarked;
