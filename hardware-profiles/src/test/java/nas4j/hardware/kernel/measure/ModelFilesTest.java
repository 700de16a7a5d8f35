package nas4j.hardware.kernel.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Precision;
import nas4j.graph.Simplification;
import nas4j.graph.quantize.Precisions;
import nas4j.hardware.kernel.sample.SampleNetworks;
import nas4j.hardware.probe.NetworkProbe;
import nas4j.hardware.probe.NetworkTimes;
import nas4j.hardware.probe.OperatorTime;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.runtime.OnnxSession;
import org.junit.jupiter.api.Test;

class ModelFilesTest {
    private static ComputationGraph sample(int seed) {
        return SampleNetworks.draw(List.of(), new SplittableRandom(seed));
    }

    private static ComputationGraph rounded(int seed) {
        return Precisions.everywhere(Simplification.simplify(sample(seed)), new Precision(8, 8));
    }

    @Test
    void networksOfIntegersAreMeasuredAsTheyAreExported() {
        assertThat(ModelFiles.of(rounded(1)))
                .isEqualTo(OnnxExporter.exportUntrained(rounded(1), 1))
                .isNotEqualTo(ModelFiles.of(sample(1)));
    }

    @Test
    void theRuntimeComputesConvolutionsWithIntegers() throws Exception {
        int convolutions = 0;
        int integers = 0;
        try (NetworkProbe probe = new NetworkProbe(1, .001)) {
            for (int seed = 0; seed < 12; seed++) {
                NetworkTimes times = probe.measure(ModelFiles.of(rounded(seed)));
                List<String> operators =
                        times.operators().stream().map(OperatorTime::operator).toList();
                integers +=
                        (int) operators.stream().filter("QLinearConv"::equals).count();
                convolutions += (int) operators.stream()
                        .filter(operator -> operator.equals("Conv") || operator.equals("FusedConv"))
                        .count();
            }
        }
        assertThat(integers).isGreaterThan(50);
        assertThat(convolutions).isLessThan(integers / 10);
    }

    @Test
    void theRuntimeTakesNetworksOfTokensWhoseShapesStayWholeNumbers() {
        int found = 0;
        for (int seed = 0; found < 4; seed++) {
            ComputationGraph graph = sample(seed);
            if (graph.inputs().getFirst().shape().type() == DataType.INT32) {
                OnnxSession.open(ModelFiles.of(rounded(seed)), 1).close();
                found++;
            }
        }
    }
}
