package nas4j.search.bits;

import static nas4j.space.tree.Expressions.oneOf;
import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.layer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nas4j.contract.TinySpace;
import nas4j.graph.Node;
import nas4j.graph.Rounding;
import nas4j.search.differentiable.CostTerm;
import nas4j.space.Architecture;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Network;
import nas4j.space.tree.Networks;
import org.junit.jupiter.api.Test;

class BitPolicyTest {
    /** Two layers with bits, and decisions about other things. */
    private static final SearchSpace SPACE = SpaceCompiler.compile(TinySpace.image("bits")
            .network(
                    layer("conv", "channels", 4, "kernel", oneOf(1, 3), "weight-bits", oneOf(8, 4, 2)),
                    layer("act", oneOf("relu", "hswish")),
                    Networks.oneOf(
                            "skip", chain(),
                            "conv", layer("conv", "channels", 4, "weight-bits", oneOf(4, 32), "activation-bits", 8)),
                    layer("global-pool"),
                    layer("linear", "features", 3, "activation-bits", oneOf(4, 8)))
            .build());

    private static BitPolicy policy(String genotype) {
        return BitPolicy.of(SPACE.parse(genotype));
    }

    private static final String WITH_BOTH = "conv/kernel=3 conv/weight-bits=8 act/kind=relu choice=conv"
            + " choice/conv/weight-bits=4 linear/activation-bits=4";

    /** Bits of all layers together. */
    private static double bits(Architecture architecture) {
        return architecture.graph().nodes().stream()
                .filter(node -> node.path().contains("conv"))
                .mapToInt((Node node) -> node.weights().bits())
                .sum();
    }

    @Test
    void decisionsAboutOtherThingsOrNothingAreNoChoices() {
        assertThat(policy(WITH_BOTH).choices())
                .extracting(BitChoice::path)
                .containsExactly("conv/weight-bits", "choice/conv/weight-bits");
    }

    @Test
    void absentLayersHaveNoChoice() {
        String without = "conv/kernel=3 conv/weight-bits=8 act/kind=relu choice=skip linear/activation-bits=4";
        assertThat(policy(without).choices()).extracting(BitChoice::path).containsExactly("conv/weight-bits");
    }

    @Test
    void costsAreExactWhereTheyAddUp() {
        CostTerm term = policy(WITH_BOTH).cost(BitPolicyTest::bits, CostTerm.Form.AddedLine.standard(10));
        assertThat(term.fixed()).isEqualTo(2 + 4);
        assertThat(term.branches().get(0)).containsExactly(6.0, 2.0, 0.0);
        assertThat(term.branches().get(1)).containsExactly(0.0, 28.0);
    }

    @Test
    void theStrongestOptionsAreTakenUnlessTheyAreNotAllowed() {
        BitPolicy policy = policy(WITH_BOTH);
        List<double[]> strengths = List.of(new double[] {.6, .3, .1}, new double[] {.1, .9});
        Genotype found = policy.genotype(strengths, _ -> true);
        assertThat(bits(SPACE.decode(found))).isEqualTo(8 + 32);
        assertThat(found.text()).contains("act/kind=relu");
        Genotype limited = policy.genotype(strengths, genotype -> bits(SPACE.decode(genotype)) < 37);
        assertThat(bits(SPACE.decode(limited))).isEqualTo(4 + 32);
        assertThatThrownBy(() -> policy.genotype(strengths, _ -> false)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void otherDecisionsStayAsTheyAre() {
        BitPolicy policy = policy(WITH_BOTH);
        assertThat(SPACE.enumerate().filter(policy::contains)).hasSize(3 * 2);
        assertThat(policy.contains(policy(WITH_BOTH.replace("relu", "hswish")).architecture()))
                .isFalse();
        List<double[]> probabilities = policy.probabilities(List.of(new double[] {.6, .3, .1}, new double[] {.1, .9}));
        assertThat(probabilities).hasSize(SPACE.decisions().size());
        for (int k = 0; k < probabilities.size(); k++) {
            boolean isBits = SPACE.decisions().get(k).path().endsWith("weight-bits");
            assertThat(probabilities.get(k)[policy.architecture().option(k)] == 1)
                    .isEqualTo(!isBits);
        }
    }

    private static BitPolicy first(SearchSpaceBuilder space) {
        return BitPolicy.of(
                SpaceCompiler.compile(space.build()).enumerate().findFirst().orElseThrow());
    }

    private static BitPolicy first(Network... network) {
        return first(TinySpace.image("values").network(network));
    }

    @Test
    void aDecisionOfTheWholeNetworkKnowsWhereItRounds() {
        BitChoice choice = first(TinySpace.image("values")
                        .network(
                                layer("conv", "channels", 4),
                                layer("norm"),
                                layer("act", "relu"),
                                layer("max-pool", "kernel", 2),
                                layer("conv", "channels", 4),
                                layer("global-pool"),
                                layer("linear", 3))
                        .quantize(Map.of("weights", 8, "activations", oneOf(8, 4, 32))))
                .choices()
                .getFirst();
        assertThat(choice.path()).isEqualTo("quantize/activation-bits");
        assertThat(choice.options()).allSatisfy(option -> {
            assertThat(option.weights()).isEmpty();
            assertThat(option.activations()).containsOnlyKeys("image", "act", "conv2", "global-pool");
        });
        assertThat(choice.options())
                .extracting(option -> option.activations().get("act"))
                .containsExactly(Rounding.ofActivations(8), Rounding.ofActivations(4), Rounding.NONE);
        assertThat(choice.bits(0)).isEqualTo(4 * 8);
        assertThat(choice.ascending()).containsExactly(1, 0, 2);
    }

    @Test
    void aDecisionMayBeAboutBoth() {
        BitPolicy policy = first(TinySpace.image("both")
                .let("bits", oneOf(8, 4))
                .network(
                        layer("conv", "channels", 4, "weight-bits", "bits", "activation-bits", "bits"),
                        layer("act", "hswish"),
                        layer("global-pool"),
                        layer("linear", 3)));
        BitOption option = policy.choices().getFirst().options().getLast();
        assertThat(option.weights()).containsExactly(Map.entry("conv", Rounding.ofWeights(4)));
        assertThat(option.activations())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("conv", Rounding.ofActivations(4), "image", Rounding.ofActivations(4)));
        assertThat(option.bits()).isEqualTo(3 * 4);
        assertThat(policy.graph().node(0).precision().activations()).isEqualTo(Rounding.ofActivations(4));
    }

    /** With 32 bits of the ReLU's value the normalisation's is rounded instead. */
    @Test
    void whereValuesAreRoundedElsewhereADecisionStays() {
        Network[] network = {
            layer("conv", "channels", 4, "weight-bits", oneOf(4, 8)),
            layer("norm", "activation-bits", 8),
            layer("act", "kind", "relu", "activation-bits", oneOf(8, 32)),
            layer("global-pool"),
            layer("linear", 3)
        };
        assertThat(first(network).choices()).extracting(BitChoice::path).containsExactly("conv/weight-bits");
        network[1] = layer("norm");
        assertThat(first(network).choices())
                .extracting(BitChoice::path)
                .containsExactly("conv/weight-bits", "act/activation-bits");
    }

    @Test
    void ofTwoDecisionsAboutOneRoundingBitsAreLearned() {
        BitPolicy policy = first(TinySpace.image("kinds")
                .network(layer("conv", "channels", 4), layer("global-pool"), layer("linear", 3))
                .quantize(Map.of("weights", oneOf(4, 8), "weight-steps", oneOf("per-channel", "per-tensor"))));
        assertThat(policy.choices())
                .extracting(BitChoice::path)
                .containsExactly("conv/weight-bits", "linear/weight-bits");
    }

    @Test
    void aNetworkWithoutBitsToDecideIsRefused() {
        SearchSpace plain = TinySpace.conditional();
        Genotype any = plain.enumerate().findFirst().orElseThrow();
        assertThatThrownBy(() -> BitPolicy.of(any))
                .hasMessageContaining("no decision of")
                .hasMessageContaining("Maybe");
    }
}
