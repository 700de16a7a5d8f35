package nas4j.experiments.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.Rounding;
import nas4j.hardware.device.NumberFormat;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.yaml.SpaceReader;
import nas4j.spaces.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    private static SearchSpace space(String layer, String more) {
        return SpaceCompiler.compile(SpaceReader.read(YamlFile.read("mine", """
                space: mine
                input: {features: [4]}
                output: {classes: 2}
                network:
                  - linear: %s
                  - act: {one-of: [relu, tanh]}
                  - linear: classes
                %s
                """.formatted(layer, more))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            8                                                | ''                      | false
            {features: 8, weight-bits: 4}                    | ''                      | true
            {features: 8, weight-bits: {one-of: [8, 32]}}    | ''                      | true
            8                                                | quantize: {weights: 8}  | true
            """)
    void aSpaceRoundsThatSaysSoAnywhere(String layer, String more, boolean rounds) {
        assertThat(Numbers.rounds(space(layer, more))).isEqualTo(rounds);
    }

    @Test
    void wholeNumbersAreEverywhereInANetworkThatDoesNotSayHowItRounds() {
        SearchSpace space = space("8", "");
        ComputationGraph graph =
                space.decode(space.enumerate().findFirst().orElseThrow()).graph();
        assertThat(Numbers.in(NumberFormat.FP32, graph)).isSameAs(graph);
        assertThat(Numbers.in(NumberFormat.INT8, graph).nodes())
                .filteredOn(node -> node.op() instanceof Op.Linear)
                .hasSize(2)
                .allMatch(node -> node.weights().equals(Rounding.ofWeights(8)));
    }
}
