@NullMarked
package nas4j.experiments.run;

import org.jspecify.annotations.NullMarked;
