package nas4j.experiments.kernels;

import java.util.SplittableRandom;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Precision;
import nas4j.graph.Simplification;
import nas4j.graph.quantize.Precisions;
import nas4j.hardware.device.NumberFormat;
import nas4j.space.Decision;
import nas4j.space.SearchSpace;

/** How networks compute: as they say themselves, else as a person says. */
public final class Numbers {
    private static final String BITS = "-bits";
    private static final long SEED = 1;
    private static final Precision BYTES = new Precision(8, 8);

    private Numbers() {}

    /** Whether some networks of a space round: it says so of all, or of layers by decisions, or one that is drawn does. */
    public static boolean rounds(SearchSpace space) {
        return space.tree().quantize() != null
                || space.decisions().stream().map(Decision::path).anyMatch(path -> path.endsWith(BITS))
                || rounds(space.decode(space.sample(new SplittableRandom(SEED))).graph());
    }

    /** Whether anything in a network rounds. */
    public static boolean rounds(ComputationGraph graph) {
        return graph.nodes().stream()
                .anyMatch(node -> node.weights().rounds()
                        || node.precision().activations().rounds());
    }

    /** A network that does not round, in a format: int8 is with 8 bits everywhere. */
    public static ComputationGraph in(NumberFormat format, ComputationGraph graph) {
        return format == NumberFormat.INT8 ? Precisions.everywhere(Simplification.simplify(graph), BYTES) : graph;
    }
}
