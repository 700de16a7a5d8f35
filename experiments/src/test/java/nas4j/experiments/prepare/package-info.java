@NullMarked
package nas4j.experiments.prepare;

import org.jspecify.annotations.NullMarked;
