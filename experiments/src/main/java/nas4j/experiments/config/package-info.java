/** What a person can say of an experiment, every default filled in. */
@NullMarked
package nas4j.experiments.config;

import org.jspecify.annotations.NullMarked;
