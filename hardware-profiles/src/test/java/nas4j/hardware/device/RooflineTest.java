package nas4j.hardware.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import org.junit.jupiter.api.Test;

class RooflineTest {
    private static DeviceProfile device(double memory, double peak, double launch) {
        Map<NumberFormat, Double> peaks = Map.of(NumberFormat.FP32, peak, NumberFormat.INT8, 4 * peak);
        return new DeviceProfile(
                "toy", "Toy", "chip", 1, 1000, memory, peaks, launch, null, List.of(), ProbeKind.AGENT, List.of());
    }

    /** 1,000 × 1,000 weights and 1,000 biases, 10⁶ multiply-accumulates, 1,000 numbers in and 1,000 out. */
    private static ComputationGraph matrix() {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int in = builder.add("in", new Op.Input(TensorShape.of(1000)));
        return builder.output("out", builder.add("linear", new Op.Linear(1000, true), in))
                .build();
    }

    @Test
    void takesTheLongerOfComputingAndMovingAndALaunch() {
        double moved = 4 * 1_003_000 / 10e9 * 1e3;
        LatencyEstimate slowMemory = new Roofline(device(10, 1e12, 20), NumberFormat.FP32).estimate(matrix());
        assertThat(slowMemory.lowMs()).isCloseTo(moved + .02, within(1e-9));
        LatencyEstimate slowUnits = new Roofline(device(1e6, 1e9, 20), NumberFormat.FP32).estimate(matrix());
        assertThat(slowUnits.lowMs()).isCloseTo(1 + .02, within(1e-9));
        assertThat(slowUnits.ms()).isBetween(slowUnits.lowMs(), slowUnits.highMs());
    }

    @Test
    void smallerNumbersMoveAndComputeFaster() {
        double moved = 1_003_000 / 10e9 * 1e3;
        assertThat(new Roofline(device(10, 1e12, 0), NumberFormat.INT8)
                        .estimate(matrix())
                        .lowMs())
                .isCloseTo(moved, within(1e-9));
        assertThat(new Roofline(device(1e6, 1e9, 0), NumberFormat.INT8)
                        .estimate(matrix())
                        .lowMs())
                .isCloseTo(.25, within(1e-9));
    }

    @Test
    void refusesNumbersOfWhichThePeakIsNotKnown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Roofline(device(10, 1e12, 20), NumberFormat.FP16))
                .withMessageContaining("has no peak of [FP16]");
    }
}
