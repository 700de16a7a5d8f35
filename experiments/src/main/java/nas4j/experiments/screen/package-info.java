/** Screens of experiments: what looks at suggestions before anything is spent on them. */
@NullMarked
package nas4j.experiments.screen;

import org.jspecify.annotations.NullMarked;
