/** Measurements of an experiment's networks by agents on other devices. */
@NullMarked
package nas4j.experiments.agents;

import org.jspecify.annotations.NullMarked;
