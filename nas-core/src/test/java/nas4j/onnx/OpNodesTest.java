package nas4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Runs;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Op;
import nas4j.graph.OpCase;
import nas4j.graph.Precision;
import nas4j.graph.RandomGraphs;
import nas4j.graph.quantize.Precisions;
import nas4j.onnx.check.Agreement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator computes in ONNX Runtime what it computes in the training engine, folded or not. */
@Tag("engine")
class OpNodesTest {
    private static final double TOLERANCE = 1e-4;

    static Stream<OpCase> cases() {
        return OpCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void operatorsComputeTheSameInOnnxRuntime(OpCase example) {
        check(example.graph(), Seeds.generator(1));
    }

    @Test
    void randomNetworksComputeTheSameInOnnxRuntime() {
        Seeds.each(60, OpNodesTest::checkRandom);
    }

    @Test
    @Tag("slow")
    void manyRandomNetworksComputeTheSameInOnnxRuntime() {
        Seeds.each(2_000, OpNodesTest::checkRandom);
    }

    private static void checkRandom(RandomGenerator random) {
        ComputationGraph graph = Precisions.everywhere(RandomGraphs.of(random, 24), Precision.FLOAT32);
        boolean hasSumsOfTokens = graph.nodes().stream()
                .anyMatch(node -> node.shape().type() == DataType.INT32
                        && (node.op() instanceof Op.Add || node.op() instanceof Op.Multiply));
        if (!hasSumsOfTokens) { // they may be beyond the vocabulary
            check(graph, random);
        }
    }

    private static void check(ComputationGraph graph, RandomGenerator random) {
        try (CompiledNetwork network = Runs.compile(graph)) {
            double error = Agreement.worstError(network, Runs.randomWeights(network, random), random, 1, 3);
            assertThat(error).isLessThan(TOLERANCE);
        }
    }
}
