@NullMarked
package nas4j.experiments.yaml;

import org.jspecify.annotations.NullMarked;
