package nas4j.space.compile;

import static nas4j.space.tree.Expressions.oneOf;
import static nas4j.space.tree.Networks.cell;
import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.heads;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.repeat;
import static nas4j.space.tree.Networks.residual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nas4j.contract.TinySpace;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Precision;
import nas4j.graph.Rounding;
import nas4j.graph.quantize.PrecisionCost;
import nas4j.input.InputException;
import nas4j.space.Constraint;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.cost.NetworkCosts;
import nas4j.space.layer.Layers;
import nas4j.space.tree.Network;
import nas4j.space.tree.Network.CellOutput;
import nas4j.space.tree.Networks;
import org.junit.jupiter.api.Test;

class QuantizeTest {
    private static final Map<String, ?> MIXED = Map.of("weights", oneOf(4, 8), "activations", 8);

    private static final Network[] TWO = {
        layer("conv", "channels", 4), layer("norm"), layer("act", "relu"), layer("global-pool"), layer("linear", 10)
    };

    private static SearchSpace space(Map<String, ?> values, List<String> skip, Network... network) {
        return SpaceCompiler.compile(
                builder(network).quantize(values, skip.toArray(String[]::new)).build());
    }

    private static SearchSpaceBuilder builder(Network... network) {
        return TinySpace.image("x").output("classes", 10).network(network);
    }

    private static List<String> decisions(SearchSpace space) {
        return space.decisions().stream().map(Decision::path).toList();
    }

    private static Precision precision(SearchSpace space, String genotype, String path) {
        return node(space, genotype, path).precision();
    }

    private static Node node(SearchSpace space, String genotype, String path) {
        ComputationGraph graph = space.decode(space.parse(genotype)).graph();
        return graph.nodes().stream()
                .filter(node -> node.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyLayerWithWeightsDecidesOnItsBits() {
        SearchSpace space = space(MIXED, List.of(), TWO);
        assertThat(decisions(space)).containsExactly("conv/weight-bits", "linear/weight-bits");
        assertThat(space.decisions()).allMatch(decision -> decision instanceof Decision.OneOf one && one.ordered());
        assertThat(precision(space, "conv/weight-bits=4 linear/weight-bits=8", "conv"))
                .isEqualTo(new Precision(4, 8));
        assertThat(precision(space, "conv/weight-bits=4 linear/weight-bits=8", "norm"))
                .isEqualTo(new Precision(32, 8));
    }

    @Test
    void limitsOnBytesAndBitOperationsKnowBits() {
        long bytes = bytesOf("conv/weight-bits=8 linear/weight-bits=4");
        SearchSpace space = SpaceCompiler.compile(builder(TWO)
                .quantize(MIXED)
                .constraint("model-bytes <= " + bytes)
                .constraint("bit-operations > 0")
                .build());
        assertThat(violations(space, "conv/weight-bits=8 linear/weight-bits=4")).isEmpty();
        assertThat(violations(space, "conv/weight-bits=4 linear/weight-bits=4")).isEmpty();
        assertThat(violations(space, "conv/weight-bits=4 linear/weight-bits=8")).isEmpty();
        assertThat(violations(space, "conv/weight-bits=8 linear/weight-bits=8")).hasSize(1);
    }

    private static long bytesOf(String genotype) {
        SearchSpace space = space(MIXED, List.of(), TWO);
        return PrecisionCost.of(space.decode(space.parse(genotype)).graph()).modelBytes();
    }

    private static List<Constraint> violations(SearchSpace space, String genotype) {
        Genotype parsed = space.parse(genotype);
        return space.violations(parsed, NetworkCosts.of(space.decode(parsed).graph()));
    }

    @Test
    void activationsAreOneDecisionOfTheNetwork() {
        SearchSpace space = space(Map.of("activations", oneOf(4, 8, 32)), List.of(), TWO);
        assertThat(decisions(space)).containsExactly("quantize/activation-bits");
        assertThat(precision(space, "quantize/activation-bits=4", "act")).isEqualTo(new Precision(32, 4));
        assertThat(space.decode(space.parse("quantize/activation-bits=32")).graph())
                .isEqualTo(SpaceCompiler.compile(builder(TWO).build())
                        .decode(SpaceCompiler.compile(builder(TWO).build()).genotype())
                        .graph());
    }

    @Test
    void kindsOfRoundingAreDecisionsOfTheNetwork() {
        SearchSpace space = space(
                Map.of(
                        "weights",
                        8,
                        "activations",
                        8,
                        "weight-rounding",
                        oneOf("symmetric", "asymmetric"),
                        "weight-steps",
                        "per-tensor",
                        "activation-rounding",
                        "symmetric"),
                List.of(),
                TWO);
        assertThat(decisions(space)).containsExactly("quantize/weight-rounding");
        assertThat(precision(space, "quantize/weight-rounding=asymmetric", "conv"))
                .isEqualTo(new Precision(new Rounding(8, false, false), new Rounding(8, true, false)));
    }

    @Test
    void layersSayTheirKindsOfRoundingThemselves() {
        SearchSpace space = SpaceCompiler.compile(builder(layer(
                        "conv",
                        "channels",
                        4,
                        "weight-bits",
                        6,
                        "weight-rounding",
                        "asymmetric",
                        "weight-steps",
                        oneOf("per-channel", "per-tensor"),
                        "activation-bits",
                        5,
                        "activation-rounding",
                        "symmetric"))
                .build());
        assertThat(precision(space, "weight-steps=per-tensor", "conv"))
                .isEqualTo(new Precision(new Rounding(6, false, false), new Rounding(5, true, false)));
    }

    @Test
    void whatLayersSayThemselvesStays() {
        SearchSpace space = space(
                MIXED,
                List.of(),
                layer("conv", "channels", 4, "weight-bits", 2),
                layer("act", "kind", "relu", "activation-bits", 6),
                layer("max-pool", "kernel", 2, "activation-bits", 3));
        assertThat(decisions(space)).isEmpty();
        assertThat(precision(space, "", "conv")).isEqualTo(new Precision(2, 8));
        assertThat(precision(space, "", "act")).isEqualTo(new Precision(32, 6));
        assertThat(precision(space, "", "max-pool")).isEqualTo(new Precision(32, 3));
    }

    @Test
    void joinsRoundAndWhatOnlyMovesValuesDoesNot() {
        SearchSpace space = space(
                MIXED,
                List.of(),
                residual(layer("conv", "channels", 3)),
                layer("max-pool"),
                layer("flatten"),
                layer("dropout", 0.5));
        String genotype = "residual/weight-bits=4";
        assertThat(precision(space, genotype, "residual/add")).isEqualTo(new Precision(32, 8));
        for (String path : List.of("image", "max-pool", "flatten", "dropout")) {
            assertThat(precision(space, genotype, path)).isEqualTo(Precision.FLOAT32);
        }
    }

    @Test
    void sumsOfOneValueDoNotRound() {
        SearchSpace space = space(
                Map.of("activations", 8),
                List.of(),
                cell(List.of(), 3, layer("avg-pool", "kernel", 1), chain(), CellOutput.LAST));
        assertThat(precision(space, "", "1/sum")).isEqualTo(Precision.FLOAT32);
        assertThat(precision(space, "", "2/sum")).isEqualTo(new Precision(32, 8));
    }

    @Test
    void absentLayersHaveNoBits() {
        SearchSpace space = space(
                MIXED,
                List.of(),
                repeat(oneOf(1, 2), layer("conv", "channels", 4)),
                Networks.oneOf("wide", layer("conv", "channels", 8), "none", chain()));
        List<Genotype> genotypes = space.enumerate().toList();
        assertThat(space.size().toString()).contains("18");
        assertThat(genotypes).hasSize((2 + 4) * (2 + 1));
        assertThat(genotypes.stream().map(genotype -> space.decode(genotype).graph()))
                .doesNotHaveDuplicates();
    }

    @Test
    void stemAndClassifierCanStayInFloat() {
        SearchSpace space = space(MIXED, List.of("stem", "classifier"), TWO);
        assertThat(decisions(space)).isEmpty();
        assertThat(precision(space, "", "conv")).isEqualTo(Precision.FLOAT32);
        assertThat(precision(space, "", "norm")).isEqualTo(new Precision(32, 8));
        assertThat(precision(space, "", "linear")).isEqualTo(Precision.FLOAT32);
    }

    @Test
    void blocksCanStayInFloat() {
        SearchSpace space = space(
                MIXED,
                List.of("residual1", "conv"),
                layer("conv", "channels", 3),
                residual(chain(layer("conv", "channels", 3), layer("norm"))),
                residual(chain(layer("conv", "channels", 3), layer("norm"))));
        assertThat(decisions(space)).containsExactly("residual2/conv/weight-bits");
        String genotype = "residual2/conv/weight-bits=4";
        for (String path : List.of("conv", "residual1/conv", "residual1/norm", "residual1/add")) {
            assertThat(precision(space, genotype, path)).isEqualTo(Precision.FLOAT32);
        }
        assertThat(precision(space, genotype, "residual2/add")).isEqualTo(new Precision(32, 8));
    }

    @Test
    void stemAndClassifierAreFoundInBranches() {
        SearchSpace space = space(
                Map.of("weights", oneOf(4, 8)),
                List.of("stem", "classifier"),
                Networks.oneOf("conv", layer("conv", "channels", 3), "none", chain()),
                layer("depthwise"),
                residual(layer("conv", "channels", 3)),
                layer("global-pool"),
                heads("a", layer("linear", 10), "b", chain(layer("linear", 5), layer("linear", 2))));
        assertThat(decisions(space)).containsExactly("choice", "residual/weight-bits", "heads/b/linear1/weight-bits");
    }

    @Test
    void layersWithWeightsAreThoseThatRoundThem() {
        Map<String, Network> examples = Map.of(
                "conv", layer("conv"),
                "depthwise", layer("depthwise"),
                "linear", chain(layer("flatten"), layer("linear", 4)),
                "attention", chain(layer("tokens"), layer("attention", 1)));
        assertThat(Layers.byName().values().stream().filter(Layers::hasWeights)).hasSize(examples.size());
        examples.forEach((name, network) -> {
            SearchSpace space = space(Map.of("weights", 4), List.of(), network);
            assertThat(space.decode(space.genotype()).graph().nodes())
                    .as(name)
                    .anyMatch(node -> node.weights().bits() == 4);
        });
    }

    @Test
    void aSupernetOfAQuantizedSpaceIgnoresPrecision() {
        SearchSpace space = space(MIXED, List.of(), TWO);
        SearchSpace plain = SpaceCompiler.compile(builder(TWO).build());
        assertThat(space.relax().nodes()).hasSameSizeAs(plain.relax().nodes());
    }

    @Test
    void wrongValuesAreSaid() {
        assertThatThrownBy(() -> space(Map.of("weights", 1), List.of(), TWO))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("found [1] for weight-bits of [conv]; accepted: 2 to 16 bits, or 32 for float");
        assertThatThrownBy(() -> space(Map.of("activations", oneOf(8, 24)), List.of(), TWO))
                .hasMessageContaining(
                        "found [24] for activation-bits of [quantize]; accepted: 2 to 16 bits, or 32 for float");
        assertThatThrownBy(() -> space(Map.of("weights", 4, "weight-steps", "chanel"), List.of(), TWO))
                .hasMessageContaining(
                        "found [chanel] for weight-steps of [quantize]; accepted: per-channel, per-tensor");
        assertThatThrownBy(() -> space(Map.of("activations", "in.channels"), List.of(), TWO))
                .hasMessageContaining("[activation-bits] of the whole network depends on sizes in the network");
        assertThatThrownBy(() -> space(Map.of("weigths", 4), List.of(), TWO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found [weigths], accepted: weights, activations");
    }

    @Test
    void unknownNamesOfLayersAreSaid() {
        assertThatThrownBy(() -> space(MIXED, List.of("clasifier"), TWO))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no layer or block is at [clasifier] in the network; accepted: act, classifier,"
                        + " conv, global-pool, linear, norm, stem\nMaybe classifier?");
    }
}
