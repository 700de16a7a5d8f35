package nas4j.space.compile;

import static nas4j.space.compile.Written.at;
import static nas4j.space.compile.Written.compile;
import static nas4j.space.compile.Written.layer;
import static nas4j.space.compile.Written.oneOf;
import static nas4j.space.compile.Written.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.contract.TinySpace;
import nas4j.space.CompileException;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.tree.Network;
import nas4j.space.tree.Networks;
import org.junit.jupiter.api.Test;

/** Genotypes without a network say which node cannot be built, where it was written and why. */
class BuildErrorsTest {
    @Test
    void shapesThatDoNotFit() {
        fails(
                compile(new Network.Join(
                        Network.JoinKind.SUM,
                        List.of(layer("conv", "", oneOf("4", "5")), layer("conv", "", "5")),
                        at(8, "sum"))),
                "1/channels=4",
                "x.yaml:8:5: sum: node [sum]: found [4, 8, 8], [5, 8, 8], needs inputs of one shape");
        fails(
                compile(layer("global-pool"), layer("conv", "", "4")),
                "",
                "x.yaml:4:5: layer: node [conv]: found [3], needs a feature map [c, h, w]");
    }

    @Test
    void valuesThatDoNotFit() {
        fails(
                compile(layer("conv", "", "in.channels / 2")),
                "",
                "x.yaml:2:5: value: found [1.5] for channels of [conv], which is a whole number");
        fails(
                compile(layer("conv", "channels", oneOf("4", "6"), "groups", "in.channels")),
                "channels=4",
                "x.yaml:4:5: layer: node [conv]: channels [4] is not a multiple of groups [3]");
        fails(
                compile(layer("conv", "channels", "4", "weight-bits", "in.channels - 2")),
                "",
                "x.yaml:4:5: layer: node [conv]: bits must be 2 to 16, or 32, found [1]");
    }

    @Test
    void divisionsByZeroThatDependOnShapes() {
        SearchSpace space = compile(
                TinySpace.image("x")
                        .let("k", oneOf("3", "4"))
                        .network(layer("conv", "", "k"), layer("b", "", "12 / (in.channels - 3)")),
                List.of(Written.block("b(x)", false, layer("conv", "", "x"))));
        assertThat(space.decode(space.parse("k=4"))
                        .graph()
                        .nodes()
                        .getLast()
                        .shape()
                        .channels())
                .isEqualTo(12);
        fails(space, "k=3", "x.yaml:2:5: value: division by zero");
    }

    @Test
    void conditionsThatAreNeitherTrueNorFalse() {
        fails(
                compile(
                        layer("global-pool"),
                        new Network.When(value("in.height > 3"), layer("norm"), layer("norm"), at(7, "when"))),
                "",
                "x.yaml:7:5: when: the condition is [absent], not true or false, for what comes in: [3]");
    }

    @Test
    void marksWithoutAValue() {
        Map<String, Network> branches = new LinkedHashMap<>();
        branches.put("with", new Network.Mark("inner", at(7, "mark")));
        branches.put("without", layer("norm"));
        SearchSpace space = compile(
                new Network.Mark("m", at(7, "mark")),
                Networks.when(value("in.channels == 4"), new Network.Mark("m", at(7, "mark")), Networks.chain()),
                new Network.Merge(Network.JoinKind.SUM, List.of("m"), at(8, "add-mark")));
        assertThat(space.decode(space.genotype()).graph().size()).isEqualTo(2);
        assertThatThrownBy(() -> compile(
                        new Network.OneOf(branches, null, at(9, "one-of")),
                        new Network.Merge(Network.JoinKind.SUM, List.of("inner"), at(8, "add-mark"))))
                .hasMessageStartingWith("x.yaml:8:5: add-mark: no mark or entry is called [inner] here");
    }

    @Test
    void outputsDeclaredTwice() {
        Network heads = new Network.Heads(Map.of("a", layer("norm")), at(7, "heads"));
        fails(compile(heads, heads), "", "x.yaml:7:5: heads: output [a] is declared twice");
    }

    @Test
    void theExceptionKnowsItsParts() {
        SearchSpace space = compile(layer("global-pool"), layer("conv", "", "4"));
        assertThatThrownBy(() -> space.decode(space.genotype())).isInstanceOfSatisfying(CompileException.class, e -> {
            assertThat(e.nodePath()).isEqualTo("conv");
            assertThat(e.where().text()).isEqualTo("x.yaml:4:5: layer");
            assertThat(e.problem()).startsWith("node [conv]: found [3]");
            assertThat(e).hasCauseInstanceOf(IllegalArgumentException.class);
        });
    }

    private static void fails(SearchSpace space, String genotype, String message) {
        Genotype read = space.parse(genotype);
        assertThatThrownBy(() -> space.decode(read))
                .isInstanceOf(CompileException.class)
                .hasMessage(message);
    }
}
