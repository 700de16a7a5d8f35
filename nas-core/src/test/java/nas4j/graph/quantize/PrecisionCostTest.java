package nas4j.graph.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.graph.Rounding;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import org.junit.jupiter.api.Test;

class PrecisionCostTest {
    private static final int WEIGHTS = 4 * 3 * 9;
    private static final int MACS = WEIGHTS * 8 * 8;

    /** Convolution of 3 to 4 channels, batch normalisation, ReLU, flattening, linear layer to 10. */
    private static ComputationGraph network(Precision conv, Precision activations, Precision linear) {
        ComputationGraph.Builder graph = ComputationGraph.builder(8);
        int in = graph.add("in", new Op.Input(TensorShape.of(3, 8, 8)));
        int a = graph.add("conv", new Op.Conv2d(4, Window.same(3, 1, 1), 1, false), conv, in);
        int b = graph.add("norm", new Op.BatchNorm(true), activations, a);
        int c = graph.add("act", new Op.Activation(ActivationKind.RELU), activations, b);
        int d = graph.add("flatten", new Op.Flatten(), c);
        return graph.output("out", graph.add("linear", new Op.Linear(10, true), linear, d))
                .build();
    }

    @Test
    void floatHas4BytesAParameterAnd32Bits() {
        PrecisionCost cost = PrecisionCost.of(network(Precision.FLOAT32, Precision.FLOAT32, Precision.FLOAT32));
        assertThat(cost.modelBytes()).isEqualTo(4L * (WEIGHTS + 2 * 4 + 256 * 10 + 10));
        assertThat(cost.bitOperations()).isEqualTo(1024L * (MACS + 2560));
    }

    @Test
    void roundedLayersHaveTheirBitsAndStepsAndAFoldedNorm() {
        PrecisionCost cost = PrecisionCost.of(network(new Precision(4, 8), new Precision(32, 8), new Precision(8, 8)));
        assertThat(cost.modelBytes()).isEqualTo(WEIGHTS / 2 + 4 * (4 + 4) + 2560 + 4 * (10 + 10));
        assertThat(cost.bitOperations()).isEqualTo(4L * 8 * MACS + 8 * 8 * 2560);
    }

    @Test
    void floatLayersKeepTheirNorm() {
        PrecisionCost cost = PrecisionCost.of(network(Precision.FLOAT32, new Precision(32, 8), new Precision(8, 8)));
        assertThat(cost.modelBytes()).isEqualTo(4 * (WEIGHTS + 8) + 2560 + 4 * (10 + 10));
        assertThat(cost.bitOperations()).isEqualTo(1024L * MACS + 8 * 8 * 2560);
    }

    @Test
    void weightsAloneAreMultipliedByFloats() {
        Precision one = new Precision(new Rounding(3, true, false), Rounding.NONE);
        PrecisionCost cost = PrecisionCost.of(network(one, Precision.FLOAT32, Precision.FLOAT32));
        assertThat(cost.modelBytes()).isEqualTo((WEIGHTS * 3 + 7) / 8 + 4 * (4 + 1) + 4 * 2570);
        assertThat(cost.bitOperations()).isEqualTo(3L * 32 * MACS + 1024 * 2560);
    }
}
