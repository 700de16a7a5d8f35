package nas4j.search.oneshot;

import java.util.List;
import nas4j.space.Genotype;

/**
 * Draws the networks of each step of a supernet's training. They depend on the step and the sampler's seed alone, so that a
 * training which goes on after a stop draws what it would have drawn. For one thread.
 */
public interface PathSampler {
    /**
     * The networks whose gradients one step adds up, at least one. They satisfy the space's constraints over decisions.
     *
     * @param step from 0; asking for one step after the other is fast
     */
    List<Genotype> paths(long step);

    /**
     * Whether, before this step, each layer's channels should be put in the order of their importance, because narrower
     * networks, which have the first channels, begin to be drawn.
     */
    default boolean sortsChannelsBefore(long step) {
        return false;
    }
}
