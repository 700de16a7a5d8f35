@NullMarked
package nas4j.experiments.show;

import org.jspecify.annotations.NullMarked;
