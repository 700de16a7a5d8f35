package nas4j.djl.bits;

import static nas4j.space.tree.Expressions.oneOf;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.residual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.supernet.differentiable.ExpectedCost;
import nas4j.graph.quantize.PrecisionCost;
import nas4j.search.bits.BitChoice;
import nas4j.search.bits.BitPolicy;
import nas4j.search.differentiable.CostTerm;
import nas4j.space.Architecture;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class BitCostTest {
    private static final Engine ENGINE = Engine.open(TrainingDevice.CPU);
    private static final CostTerm.Form FORM = CostTerm.Form.AddedLine.standard(1e5);

    /** An entry that is rounded or not as weights and values of its reader are, a decision about both, and a sum. */
    private static final SearchSpace SPACE = SpaceCompiler.compile(TinySpace.image("costs")
            .let("bits", oneOf(8, 4))
            .network(
                    layer(
                            "conv",
                            "channels",
                            4,
                            "kernel",
                            3,
                            "weight-bits",
                            oneOf(32, 4),
                            "activation-bits",
                            oneOf(4, 8)),
                    residual(layer("conv", "channels", 4, "weight-bits", "bits", "activation-bits", "bits")),
                    layer("act", "kind", "hswish", "activation-bits", oneOf(8, 2, 32)),
                    layer("conv", "channels", 5, "weight-bits", oneOf(2, 8)),
                    layer("norm"),
                    layer("act", "kind", "relu", "activation-bits", oneOf(3, 5)),
                    layer("conv", "channels", 3, "weight-bits", 4),
                    layer("global-pool"),
                    layer("linear", "features", 3, "weight-bits", oneOf(4, 6)))
            .build());

    private static double operations(Architecture architecture) {
        return PrecisionCost.of(architecture.graph()).bitOperations();
    }

    private static double bytes(Architecture architecture) {
        return PrecisionCost.of(architecture.graph()).modelBytes();
    }

    @Test
    void theExpectedCostIsTheMeanOfAllNetworks() {
        List<Genotype> all = SPACE.enumerate().toList();
        assertThat(all).hasSize(2 * 2 * 2 * 3 * 2 * 2 * 2);
        RandomGenerator random = Seeds.generator(11);
        for (Genotype architecture : List.of(all.getFirst(), all.getLast())) {
            BitPolicy policy = BitPolicy.of(architecture);
            assertThat(policy.choices()).hasSize(SPACE.decisions().size());
            List<float[]> shares = policy.choices().stream()
                    .map(choice -> shares(choice.labels().size(), random))
                    .toList();
            for (ToDoubleFunction<Architecture> cost :
                    List.<ToDoubleFunction<Architecture>>of(BitCostTest::operations, BitCostTest::bytes)) {
                double mean = 0;
                for (Genotype genotype : all) {
                    double share = 1;
                    for (int k = 0; k < shares.size(); k++) {
                        share *= shares.get(k)[
                                genotype.option(policy.choices().get(k).decision())];
                    }
                    mean += share * cost.applyAsDouble(SPACE.decode(genotype));
                }
                assertThat(expected(policy, cost, shares)).isCloseTo(mean, within(1e-5 * mean));
            }
        }
    }

    @Test
    void onlyOperationsOfWeightsAndValuesThatMeetDependOnBoth() {
        BitPolicy policy = BitPolicy.of(SPACE.enumerate().findFirst().orElseThrow());
        assertThat(policy.cost(BitCostTest::bytes, FORM).pairs()).isEmpty();
        assertThat(policy.cost(BitCostTest::operations, FORM).pairs())
                .extracting(pair -> path(policy, pair.first()) + " " + path(policy, pair.second()))
                .containsExactlyInAnyOrder(
                        "conv1/weight-bits conv1/activation-bits",
                        "conv1/activation-bits bits",
                        "act1/activation-bits conv2/weight-bits");
    }

    private static String path(BitPolicy policy, int choice) {
        return policy.choices().get(choice).path();
    }

    private static float[] shares(int options, RandomGenerator random) {
        float[] shares = new float[options];
        float sum = 0;
        for (int k = 0; k < options; k++) {
            shares[k] = .1f + random.nextFloat();
            sum += shares[k];
        }
        for (int k = 0; k < options; k++) {
            shares[k] /= sum;
        }
        return shares;
    }

    private static double expected(BitPolicy policy, ToDoubleFunction<Architecture> cost, List<float[]> shares) {
        ExpectedCost expected = ExpectedCost.of(policy.cost(cost, FORM), BitChoice.mixtures(policy.choices()));
        ENGINE.record(false);
        try (NDManager manager = ENGINE.newManager()) {
            List<PtNDArray> arrays = new ArrayList<>();
            shares.forEach(own -> arrays.add((PtNDArray) manager.create(own)));
            NDArray mean = Objects.requireNonNull(expected.expected(arrays));
            return mean.getFloat();
        }
    }
}
