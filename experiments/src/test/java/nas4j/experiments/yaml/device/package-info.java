@NullMarked
package nas4j.experiments.yaml.device;

import org.jspecify.annotations.NullMarked;
