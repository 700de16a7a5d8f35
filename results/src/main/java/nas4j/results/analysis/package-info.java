/**
 * What the log of an experiment says: scores by seed, progress, the verdict, what mattered. Inside, numbers are losses:
 * less is better; {@link nas4j.results.analysis.Criterion} turns them into what was measured.
 */
@NullMarked
package nas4j.results.analysis;

import org.jspecify.annotations.NullMarked;
