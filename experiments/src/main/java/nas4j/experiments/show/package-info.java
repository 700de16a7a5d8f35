/** What is kept of an experiment, as people and scripts ask for it. */
@NullMarked
package nas4j.experiments.show;

import org.jspecify.annotations.NullMarked;
