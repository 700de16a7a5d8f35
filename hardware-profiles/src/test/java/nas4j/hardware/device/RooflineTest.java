package nas4j.hardware.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.graph.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Two layers of 1,000 × 1,000 weights, of so many bits. */
    private static ComputationGraph layers(int first, int second) {
        ComputationGraph.Builder builder = ComputationGraph.builder();
        int at = builder.add("in", new Op.Input(TensorShape.of(1000)));
        at = builder.add("linear1", new Op.Linear(1000, true), new Precision(first, first), at);
        at = builder.add("relu", new Op.Activation(ActivationKind.RELU), new Precision(first, first), at);
        at = builder.add("linear2", new Op.Linear(1000, true), new Precision(second, second), at);
        return builder.output("out", at).build();
    }

    private static double ms(DeviceProfile device, NumberFormat format, ComputationGraph graph) {
        return new Roofline(device, format).estimate(graph).ms();
    }

    @Test
    void aNetworkThatRoundsEverywhereComputesAsInIntegers() {
        DeviceProfile slowUnits = device(1e6, 1e9, 20);
        double inIntegers = ms(slowUnits, NumberFormat.INT8, layers(32, 32));
        assertThat(ms(slowUnits, NumberFormat.FP32, layers(8, 8))).isCloseTo(inIntegers, within(1e-9));
        assertThat(ms(slowUnits, NumberFormat.INT8, layers(8, 8))).isCloseTo(inIntegers, within(1e-9));
    }

    /** What comes out of the network is floats. */
    @Test
    void aNetworkThatRoundsEverywhereMovesAsManyBytesAsOneOfIntegersButForWhatItGives() {
        DeviceProfile slowMemory = device(10, 1e12, 0);
        double output = 3 * 3 * 1000 / 10e9 * 1e3;
        assertThat(ms(slowMemory, NumberFormat.FP32, layers(8, 8)))
                .isCloseTo(ms(slowMemory, NumberFormat.INT8, layers(32, 32)) + output, within(1e-9));
        assertThat(ms(slowMemory, NumberFormat.FP32, layers(4, 4)))
                .isLessThan(ms(slowMemory, NumberFormat.FP32, layers(8, 8)));
    }

    @ParameterizedTest
    @CsvSource({"10, 1e12", "1e6, 1e9"})
    void aNetworkOfBothLiesBetween(double memory, double peak) {
        DeviceProfile device = device(memory, peak, 0);
        double inFloats = ms(device, NumberFormat.FP32, layers(32, 32));
        double rounded = ms(device, NumberFormat.FP32, layers(8, 8));
        double mixed = ms(device, NumberFormat.FP32, layers(8, 32));
        assertThat(mixed).isBetween(1.2 * rounded, .9 * inFloats);
    }

    @Test
    void withoutAPeakOfIntegersItComputesAsWithFloatsAndMovesLess() {
        Map<NumberFormat, Double> floats = Map.of(NumberFormat.FP32, 1e9);
        DeviceProfile device = new DeviceProfile(
                "toy", "Toy", "chip", 1, 1000, 1e6, floats, 0, null, List.of(), ProbeKind.AGENT, List.of());
        assertThat(ms(device, NumberFormat.FP32, layers(8, 8)))
                .isCloseTo(ms(device, NumberFormat.FP32, layers(32, 32)), within(1e-9));
    }

    @Test
    void refusesNumbersOfWhichThePeakIsNotKnown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Roofline(device(10, 1e12, 20), NumberFormat.FP16))
                .withMessageContaining("has no peak of [FP16]");
    }
}
