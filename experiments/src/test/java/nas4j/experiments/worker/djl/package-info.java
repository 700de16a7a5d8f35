@NullMarked
package nas4j.experiments.worker.djl;

import org.jspecify.annotations.NullMarked;
