/** From what a person wrote to what can be run: opens the space and the data of an experiment, and checks that they fit. */
@NullMarked
package nas4j.experiments.prepare;

import org.jspecify.annotations.NullMarked;
