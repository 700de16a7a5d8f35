/** Networks of an experiment as files, and what those that round take in single precision. */
@NullMarked
package nas4j.experiments.training.export;

import org.jspecify.annotations.NullMarked;
