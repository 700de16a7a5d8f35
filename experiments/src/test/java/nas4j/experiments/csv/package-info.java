@NullMarked
package nas4j.experiments.csv;

import org.jspecify.annotations.NullMarked;
