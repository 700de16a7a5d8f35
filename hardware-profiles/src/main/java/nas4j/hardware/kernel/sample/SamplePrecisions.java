package nas4j.hardware.kernel.sample;

import java.util.random.RandomGenerator;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.graph.Simplification;
import nas4j.graph.quantize.Precisions;
import nas4j.hardware.device.NumberFormat;

/**
 * Draws how networks to be measured round. Of those with integers, one in five is of floats and one in four has 8 bits
 * throughout; in the others the weights of each layer have 8 or 32 bits, and in half of those stretches of layers are left in
 * floats.
 */
public final class SamplePrecisions {
    private static final int BYTE = 8;
    private static final int FEWER = 4;
    private static final int FLOAT = 32;
    private static final double FLOATS = .2;
    private static final double BYTES = .45;
    private static final double STRETCHES = .5;
    /** Of a layer, to be in floats unlike the one before, or the other way round. */
    private static final double CHANGE = .15;

    private static final double FEWER_BITS = .08;
    private static final double WEIGHTS_ONLY = .03;

    private final RandomGenerator random;
    private final double inFloat;
    private final boolean hasStretches;
    private final int activationBits;
    private boolean isInFloat;

    private SamplePrecisions(RandomGenerator random) {
        this.random = random;
        inFloat = random.nextDouble();
        hasStretches = random.nextDouble() < STRETCHES;
        activationBits = random.nextDouble() < FEWER_BITS ? FEWER : BYTE;
    }

    /** The network, simplified, with precisions for this way of computing. */
    public static ComputationGraph lay(ComputationGraph network, NumberFormat format, RandomGenerator random) {
        ComputationGraph graph = Simplification.simplify(network);
        if (format != NumberFormat.INT8) {
            return graph;
        }
        double u = random.nextDouble();
        if (u < FLOATS) {
            return graph;
        }
        return u < BYTES
                ? Precisions.everywhere(graph, new Precision(BYTE, BYTE))
                : Precisions.each(graph, new SamplePrecisions(random)::precision);
    }

    private Precision precision(Node node) {
        if (node.op() instanceof Op.Input || node.shape().type() != DataType.FLOAT32) {
            return Precision.FLOAT32;
        }
        boolean isLayer = node.op() instanceof Op.Conv2d || node.op() instanceof Op.Linear;
        if (hasStretches && isLayer && random.nextDouble() < CHANGE) {
            isInFloat = !isInFloat;
        }
        int weights = random.nextDouble() < inFloat ? FLOAT : BYTE;
        if (isInFloat) {
            return isLayer && random.nextDouble() < WEIGHTS_ONLY ? new Precision(BYTE, FLOAT) : Precision.FLOAT32;
        }
        return new Precision(isLayer ? weights : FLOAT, activationBits);
    }
}
