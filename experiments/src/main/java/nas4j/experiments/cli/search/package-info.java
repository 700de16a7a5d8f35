/** {@code nas search}: what strategies there are, and how good they are on published benchmarks. */
@NullMarked
package nas4j.experiments.cli.search;

import org.jspecify.annotations.NullMarked;
