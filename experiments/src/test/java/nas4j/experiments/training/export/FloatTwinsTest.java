package nas4j.experiments.training.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nas4j.evaluate.Measurement;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.Precision;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.onnx.quantize.ActivationType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class FloatTwinsTest {
    private final FloatTwins twins = new FloatTwins();

    /** A convolution of so many bits and channels, and a classifier. */
    private static Exports network(int bits, int channels) {
        Precision precision = new Precision(bits, bits);
        ComputationGraph.Builder b = ComputationGraph.builder();
        int at = b.add("image", new Op.Input(TensorShape.of(3, 8, 8)));
        at = b.add("stem/1/conv", new Op.Conv2d(channels, Window.same(3, 1, 1), 1, true), precision, at);
        at = b.add("stem/1/relu", new Op.Activation(ActivationKind.RELU), precision, at);
        at = b.add("head/1/mean", new Op.GlobalPool(PoolKind.AVERAGE), precision, at);
        at = b.add("head/1/linear", new Op.Linear(10, true), precision, at);
        return new Exports(b.output("classes", at).build(), 1, ActivationType.U8S8);
    }

    private List<Measurement> figures(int bits, int channels) {
        return twins.figures(network(bits, channels), ProbeProtocol.BRIEF);
    }

    @Test
    void networksThatDifferInBitsAloneAreMeasuredOnce() {
        List<Measurement> first = figures(8, 16);
        assertThat(first)
                .extracting(Measurement::name)
                .contains("float-latency-ratio", "float-latency-p50")
                .allMatch(name -> name.startsWith("float-latency"));
        assertThat(figures(4, 16)).isEqualTo(first);
        assertThat(figures(8, 32)).isNotEqualTo(first);
        assertThat(figures(32, 16)).isEmpty();
    }

    @Test
    void eachBlockIsTimedBothWays() {
        assertThat(twins.blocks(network(8, 16)))
                .extracting(Measurement::name)
                .contains(
                        "block-time stem/1", "float-block-time stem/1", "block-time head/1", "float-block-time head/1");
        assertThat(twins.blocks(network(32, 16))).isEmpty();
    }
}
