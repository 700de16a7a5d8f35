package nas4j.spaces;

import static nas4j.space.SearchSpaceBuilder.space;
import static nas4j.space.tree.Expressions.integers;
import static nas4j.space.tree.Expressions.labelled;
import static nas4j.space.tree.Expressions.labelledOrdered;
import static nas4j.space.tree.Expressions.logarithmic;
import static nas4j.space.tree.Expressions.oneOf;
import static nas4j.space.tree.Expressions.reals;
import static nas4j.space.tree.Networks.cell;
import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.concatMark;
import static nas4j.space.tree.Networks.heads;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.mark;
import static nas4j.space.tree.Networks.multiply;
import static nas4j.space.tree.Networks.multiplyMark;
import static nas4j.space.tree.Networks.repeatShared;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nas4j.input.Where;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Network.CellOutput;
import nas4j.space.tree.Networks;
import nas4j.space.tree.SpaceTree;
import nas4j.spaces.yaml.SpaceReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spaces written in Java are equal to the same ones written in YAML. */
class JavaCatalogueTest {
    private static final Map<String, SpaceTree> SPACES = JavaCatalogue.byName();

    static Set<String> names() {
        return SPACES.keySet();
    }

    @Test
    void allSpacesHaveATwin() {
        assertThat(names())
                .containsExactly(
                        "accel-nasbench",
                        "bert-elastic",
                        "darts",
                        "fbnet",
                        "glyph-tasks",
                        "mixed-precision-nas-bench-201",
                        "mlp",
                        "mnasnet",
                        "mobile-mini",
                        "nas-bench-201",
                        "nas-bench-201-mini",
                        "nas-bench-macro",
                        "ofa-mbv3",
                        "resnet50-elastic",
                        "transnas-bench-101-macro",
                        "transnas-bench-101-micro",
                        "unet-mini",
                        "vit-elastic");
    }

    /** Maps are equal in any order; the decisions show that the orders that matter are the same. */
    @ParameterizedTest
    @MethodSource("names")
    void twinsAreEqual(String name) {
        SpaceTree yaml = Catalogue.load(name);
        SpaceTree java = Objects.requireNonNull(SPACES.get(name));

        assertThat(java)
                .as("shows where they differ")
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Where.class)
                .isEqualTo(yaml);
        assertThat(java).isEqualTo(yaml);
        assertThat(SpaceCompiler.compile(java).decisions())
                .isEqualTo(SpaceCompiler.compile(yaml).decisions());
    }

    /** What no space of the catalogue says. */
    @Test
    void restOfTheLanguageIsTheSameInJava() {
        SpaceTree yaml = SpaceReader.read("rest.yaml", """
                space: rest
                input: {image: [3, 32, 32], table: [8], text: {tokens: 16, vocabulary: 100}}
                output: {classes: 10}
                let:
                  base: {one-of: {small: 8, free: {int: [16, 64], step: 16}}, ordered: true}
                  kind: {one-of: {first: relu, second: gelu}}
                network:
                  - {repeat: 2, share: true, body: {conv: {channels: base, weight-bits: {one-of: [4, 8]}}}}
                  - multiply: [[], conv]
                  - mark: a
                  - graph: {nodes: 3, node: {act: kind}, edge: conv, output: sum}
                  - graph: {inputs: [a], nodes: 3, in-edges: 1, node: norm}
                  - multiply-mark: a
                  - concat-mark: [a, a]
                  - global-pool
                  - dropout: {float: [0.1, 0.2]}
                  - heads:
                      class: {linear: classes}
                      other: [from: table, linear: 1]
                train: {decay: {log: [1e-5, 1e-2]}}
                """);
        SpaceTree java = space("rest")
                .image("image", 3, 32, 32)
                .vector("table", 8)
                .tokens("text", 16, 100)
                .output("classes", 10)
                .let("base", labelledOrdered("small", 8, "free", integers(16, 64, 16)))
                .let("kind", labelled("first", "relu", "second", "gelu"))
                .network(
                        repeatShared(2, layer("conv", "channels", "base", "weight-bits", oneOf(4, 8))),
                        multiply(chain(), layer("conv")),
                        mark("a"),
                        cell(List.of(), 3, layer("conv"), layer("act", "kind"), CellOutput.SUM),
                        cell(List.of("a"), 3, 1, chain(), layer("norm"), CellOutput.LAST),
                        multiplyMark("a"),
                        concatMark("a", "a"),
                        layer("global-pool"),
                        layer("dropout", reals(0.1, 0.2)),
                        heads(
                                "class",
                                layer("linear", "classes"),
                                "other",
                                chain(Networks.from("table"), layer("linear", 1))))
                .train("decay", logarithmic(1e-5, 1e-2))
                .build();

        assertThat(java).isEqualTo(yaml);
        assertThat(SpaceCompiler.compile(java).decisions())
                .isEqualTo(SpaceCompiler.compile(yaml).decisions());
    }
}
