package nas4j.search.oneshot;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A part of progressive shrinking.
 *
 * @param share of the training's steps, above 0
 * @param paths networks a step, at least 1
 * @param options of decisions of a kind, how many, from the largest network's on, can be drawn, from 1; kinds that are not
 *     named keep the largest network's option. {@link Elasticity#OTHER} is always drawn
 */
public record ShrinkingStage(double share, int paths, Map<Elasticity, Integer> options) {
    private static final int ALL = Integer.MAX_VALUE;

    public ShrinkingStage {
        options = Map.copyOf(options);
        if (!(share > 0) || paths < 1 || options.values().stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException(
                    "share [" + share + "], [" + paths + "] networks, options " + options + ", accepted: above 0");
        }
    }

    /**
     * The stages of Once-for-All after its largest network, with the shares of their epochs: kernels (120); depth, one
     * layer less (25), then all (120); width, one option less (25), then all (120). Cai et al. 2020, section 4.1.
     */
    public static List<ShrinkingStage> onceForAll() {
        return List.of(
                new ShrinkingStage(120, 1, Map.of(Elasticity.KERNEL, ALL)),
                new ShrinkingStage(25, 2, Map.of(Elasticity.KERNEL, ALL, Elasticity.DEPTH, 2)),
                new ShrinkingStage(120, 2, Map.of(Elasticity.KERNEL, ALL, Elasticity.DEPTH, ALL)),
                new ShrinkingStage(25, 4, Map.of(Elasticity.KERNEL, ALL, Elasticity.DEPTH, ALL, Elasticity.WIDTH, 2)),
                new ShrinkingStage(
                        120, 4, Map.of(Elasticity.KERNEL, ALL, Elasticity.DEPTH, ALL, Elasticity.WIDTH, ALL)));
    }

    /**
     * All stages of Once-for-All: the largest network by itself (180), then {@link #onceForAll}. Cai et al. 2020, section 4.1.
     */
    public static List<ShrinkingStage> fromTheLargest() {
        return Stream.concat(Stream.of(new ShrinkingStage(180, 1, Map.of())), onceForAll().stream())
                .toList();
    }
}
