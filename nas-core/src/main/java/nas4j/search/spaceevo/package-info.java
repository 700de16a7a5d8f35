/**
 * Searches for a search space: which block type and which widths each stage of a network may have, by how good the best
 * networks of the space are that keep limits on latency (SpaceEvo).
 *
 * <p>What is known of blocks comes from a {@link nas4j.search.spaceevo.BlockQuality}: implement it to bring other blocks, losses
 * or latencies.
 */
@NullMarked
package nas4j.search.spaceevo;

import org.jspecify.annotations.NullMarked;
