package nas4j.onnx.parameters;

import java.nio.FloatBuffer;
import java.util.List;
import nas4j.graph.Node;
import nas4j.graph.Op;

/**
 * What a batch normalisation with its running statistics does to each channel: x · factor + offset. Ioffe and Szegedy
 * 2015, algorithm 2.
 */
public final class ChannelMap {
    public static final float EPSILON = 1e-5f;

    /** No batch normalisation: everything stays as it is. */
    public static final ChannelMap NONE = new ChannelMap(new double[0], new double[0]);

    private final double[] factors;
    private final double[] offsets;

    private ChannelMap(double[] factors, double[] offsets) {
        this.factors = factors;
        this.offsets = offsets;
    }

    public static ChannelMap of(Node node, Op.BatchNorm norm, Parameters parameters) {
        int channels = node.shape().channels();
        List<Long> shape = List.of((long) channels);
        FloatBuffer mean = parameters.require(node.path() + ".running-mean", shape);
        FloatBuffer variance = parameters.require(node.path() + ".running-variance", shape);
        double[] factors = new double[channels];
        double[] offsets = new double[channels];
        for (int c = 0; c < channels; c++) {
            factors[c] = 1 / Math.sqrt(variance.get(c) + (double) EPSILON);
            offsets[c] = -mean.get(c) * factors[c];
        }
        if (norm.affine()) {
            FloatBuffer scale = parameters.require(node.path() + ".scale", shape);
            FloatBuffer shift = parameters.require(node.path() + ".shift", shape);
            for (int c = 0; c < channels; c++) {
                factors[c] *= scale.get(c);
                offsets[c] = offsets[c] * scale.get(c) + shift.get(c);
            }
        }
        return new ChannelMap(factors, offsets);
    }

    public boolean isNone() {
        return factors.length == 0;
    }

    public double factor(int channel) {
        return isNone() ? 1 : factors[channel];
    }

    public double offset(int channel) {
        return isNone() ? 0 : offsets[channel];
    }
}
