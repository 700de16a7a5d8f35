package nas4j.djl.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Objects;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Engine;
import nas4j.djl.GraphCompiler;
import nas4j.djl.TrainingDevice;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Precision;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class CalibrationTest {
    private static final Precision INT8 = new Precision(8, 8);

    /** The values are 1 and −1, so that their mean is next to nothing. */
    @Test
    void meansHaveNoFinerStepsThanRuntimesTake() throws InterruptedException {
        ComputationGraph.Builder b = ComputationGraph.builder();
        int in = b.add("in", new Op.Input(TensorShape.of(1, 2, 2)));
        int conv = b.add("conv", new Op.Conv2d(1, Window.same(1, 1, 1), 1, false), INT8, in);
        int mean = b.add("mean", new Op.GlobalPool(PoolKind.AVERAGE), INT8, conv);
        ComputationGraph graph = b.output("out", b.add("linear", new Op.Linear(2, true), INT8, mean))
                .build();
        try (CompiledNetwork network = new GraphCompiler(Engine.open(TrainingDevice.CPU)).compile(graph, 1)) {
            Weights calibrated = Calibration.calibrate(network, Observer.MIN_MAX, watcher -> {
                try (NDManager step = network.newManager()) {
                    float[] pixels = {1, -1, 1, -1 + 1e-6f};
                    network.forward(false, watcher, step.create(pixels, new Shape(1, 1, 2, 2)));
                }
            });
            float fine = step(calibrated, "mean.step");
            assertThat(fine).isPositive().isEqualTo(step(calibrated, "conv.step") / 128);
        }
    }

    private static float step(Weights weights, String name) {
        return Objects.requireNonNull(weights.tensors().get(name)).values().get(0);
    }
}
