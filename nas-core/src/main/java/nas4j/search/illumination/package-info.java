/**
 * Searchers that look for the best of each kind rather than the best of all, and the archives in which they keep it.
 *
 * <p>A kind is a cell of descriptor space, such as that of latency and size; the archive's elites then answer which network
 * is the best at every budget. Another division into cells is another {@link nas4j.search.illumination.Archive}.
 */
@NullMarked
package nas4j.search.illumination;

import org.jspecify.annotations.NullMarked;
