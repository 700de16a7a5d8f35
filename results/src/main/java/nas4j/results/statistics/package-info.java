/** Statistics of few numbers: summaries, tests with exact p-values, effect sizes. */
@NullMarked
package nas4j.results.statistics;

import org.jspecify.annotations.NullMarked;
