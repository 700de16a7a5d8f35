/** What a person sees while an experiment runs. */
@NullMarked
package nas4j.experiments.cli.progress;

import org.jspecify.annotations.NullMarked;
