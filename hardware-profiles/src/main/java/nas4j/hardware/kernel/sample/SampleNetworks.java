package nas4j.hardware.kernel.sample;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.kernel.Kernel;

/** Draws networks to be measured. The same generator draws the same networks. */
public final class SampleNetworks {
    private static final double TOKENS = .05;
    private static final double VECTORS = .03;
    private static final double NOTHING = .02;
    private static final double LIKE_KNOWN = .6;

    private SampleNetworks() {}

    /**
     * A network whose nodes are called {@code n0}, {@code n1}, ….
     *
     * @param focus kernels of which more are wanted; empty where nothing is known yet
     */
    public static ComputationGraph draw(List<Kernel> focus, RandomGenerator random) {
        if (!focus.isEmpty() && random.nextDouble() < LIKE_KNOWN) {
            Optional<ComputationGraph> found = FocusSample.find(focus.get(random.nextInt(focus.size())), random);
            if (found.isPresent()) {
                return found.get();
            }
        }
        double u = random.nextDouble();
        if (u > 1 - NOTHING) {
            return ImageSample.drawNothing(random);
        }
        if (u < TOKENS) {
            return TokenSample.drawTokens(random);
        }
        return u < TOKENS + VECTORS ? TokenSample.drawVectors(random) : ImageSample.draw(random);
    }
}
