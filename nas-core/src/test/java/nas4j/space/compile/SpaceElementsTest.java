package nas4j.space.compile;

import static nas4j.space.compile.Written.at;
import static nas4j.space.compile.Written.value;
import static nas4j.space.tree.Expressions.integers;
import static nas4j.space.tree.Expressions.logarithmic;
import static nas4j.space.tree.Expressions.oneOf;
import static nas4j.space.tree.Expressions.ordered;
import static nas4j.space.tree.Expressions.reals;
import static nas4j.space.tree.Networks.addMark;
import static nas4j.space.tree.Networks.cell;
import static nas4j.space.tree.Networks.chain;
import static nas4j.space.tree.Networks.concat;
import static nas4j.space.tree.Networks.concatMark;
import static nas4j.space.tree.Networks.heads;
import static nas4j.space.tree.Networks.layer;
import static nas4j.space.tree.Networks.mark;
import static nas4j.space.tree.Networks.multiply;
import static nas4j.space.tree.Networks.multiplyMark;
import static nas4j.space.tree.Networks.repeat;
import static nas4j.space.tree.Networks.repeatShared;
import static nas4j.space.tree.Networks.residual;
import static nas4j.space.tree.Networks.select;
import static nas4j.space.tree.Networks.shortcut;
import static nas4j.space.tree.Networks.sum;
import static nas4j.space.tree.Networks.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nas4j.contract.TinySpace;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.graph.TensorShape;
import nas4j.space.Decision;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Network;
import nas4j.space.tree.Networks;
import org.junit.jupiter.api.Test;

/** Each element of the language makes the decisions and the networks that it should. */
class SpaceElementsTest {
    @Test
    void decisionsBetweenValues() {
        SearchSpace space = compile(TinySpace.image("x")
                .network(
                        layer("conv", oneOf(4, 8)),
                        layer("act", oneOf("relu", "gelu")),
                        layer("dropout", ordered(0, 0.5))));
        assertThat(paths(space)).containsExactly("conv/channels", "act/kind", "dropout/rate");
        assertThat(space.decisions().stream().map(Decision::ordered)).containsExactly(false, false, true);
        ComputationGraph graph = graph(space, "conv/channels=8 act/kind=gelu dropout/rate=0.5");
        assertThat(graph.nodes().stream().map(Node::path)).containsExactly("image", "conv", "act", "dropout");
        assertThat(graph.node(3).shape()).isEqualTo(TensorShape.of(8, 8, 8));
        assertThat(graph.node(3).op()).isEqualTo(new Op.Dropout(0.5));
    }

    @Test
    void rangesOfNumbers() {
        SearchSpace space = compile(TinySpace.image("x")
                .network(layer("conv", integers(8, 32, 8)), layer("dropout", reals(0, 0.5)))
                .train("rate", logarithmic(1e-4, 1e-1)));
        assertThat(space.decisions().stream().map(Decision::options)).containsExactly(4, 1_001, 1_001);
        assertThat(space.decisions()).allMatch(Decision::ordered);
        assertThat(space.decisions().get(2).label(0)).isEqualTo("1.0E-4");
        assertThat(space.decisions().get(2).label(1_000)).isEqualTo("0.1");
        Genotype genotype = space.genotype(3, 500, 0);
        assertThat(genotype.text()).isEqualTo("conv/channels=32 dropout/rate=0.25 train/rate=1.0E-4");
        assertThat(space.decode(genotype).training()).isEqualTo(Map.of("rate", 1e-4));
        assertThat(space.decode(genotype).graph().node(2).op()).isEqualTo(new Op.Dropout(0.25));
    }

    @Test
    void expressionsOverDecisions() {
        for (Map.Entry<String, Integer> value : Map.of(
                        "2 * w + 1", 13,
                        "w - 1", 5,
                        "w / 4 * 2", 3,
                        "w % 4", 2,
                        "divisible(3 * w, 8)", 24,
                        "divisible(w, 8)", 8,
                        "max(w, 10) + min(w, 10)", 16,
                        "round(w / 4) + ceil(w / 5) + floor(w / 5) + abs(-w)", 11,
                        "if(w > 4 and not (w == 5 or w == 7), 1, 2)", 1,
                        "if(w != 6, 1, classes)", 9)
                .entrySet()) {
            SearchSpace space = compile(TinySpace.image("x")
                    .output("classes", 9)
                    .let("w", oneOf(6, 12))
                    .network(layer("conv", value.getKey())));
            assertThat(graph(space, "w=6").node(1).shape().channels())
                    .as(value.getKey())
                    .isEqualTo(value.getValue());
        }
    }

    @Test
    void labelledOptionsThatAreDecisions() {
        Expression inner = oneOf(1, 2);
        Expression labelled = new Expression.OneOf(
                List.of(
                        new Expression.Option("none", new Expression.Num(4, at(3, "none"))),
                        new Expression.Option("some", inner)),
                false,
                at(3, "one-of"));
        SearchSpace space = compile(TinySpace.image("x").network(layer("conv", labelled), layer("norm")));
        assertThat(space.enumerate().map(Genotype::text))
                .containsExactly(
                        "conv/channels=none",
                        "conv/channels=some conv/channels/some=1",
                        "conv/channels=some conv/channels/some=2");
        assertThat(graph(space, "conv/channels=some conv/channels/some=2")
                        .node(1)
                        .shape()
                        .channels())
                .isEqualTo(2);
    }

    @Test
    void aNamedDecisionIsOneDecision() {
        SearchSpace space = compile(TinySpace.image("x")
                .let("width", oneOf(4, 8))
                .let("double", "2 * width")
                .network(layer("conv", "width"), layer("conv", "double"), layer("conv", "width")));
        assertThat(paths(space)).containsExactly("width");
        assertThat(graph(space, "width=8").nodes().stream()
                        .skip(1)
                        .map(node -> node.shape().channels()))
                .containsExactly(8, 16, 8);
    }

    @Test
    void choicesBetweenNetworks() {
        SearchSpace space = TinySpace.conditional();
        assertThat(space.parents(0)).isEmpty();
        assertThat(space.isAlwaysActive(0)).isTrue();
        assertThat(space.isAlwaysActive(1)).isFalse();
        assertThat(graph(space, "choice=skip").size()).isEqualTo(2);
    }

    @Test
    void choicesThatFollowFromAValue() {
        SearchSpace space = compile(TinySpace.image("x")
                .let("op", oneOf("conv", "pool"))
                .network(select(
                        "op",
                        "conv",
                        layer("conv", "channels", 4, "kernel", oneOf(1, 3)),
                        "pool",
                        layer("max-pool", 2))));
        assertThat(space.enumerate().map(Genotype::text))
                .containsExactly("op=conv conv/kernel=1", "op=conv conv/kernel=3", "op=pool");
        assertThat(graph(space, "op=pool").node(1).shape()).isEqualTo(TensorShape.of(3, 4, 4));
    }

    @Test
    void networksUnderAConditionOverDecisions() {
        SearchSpace space = compile(TinySpace.image("x")
                .let("k", oneOf(1, 3))
                .network(
                        layer("conv", "channels", 4, "kernel", "k"),
                        when("k == 3", layer("act", oneOf("relu", "gelu")), layer("norm"))));
        assertThat(space.size().genotypes()).isEqualTo(3);
        assertThat(graph(space, "k=1").node(2).op()).isInstanceOf(Op.BatchNorm.class);
    }

    @Test
    void networksUnderAConditionOverShapes() {
        SearchSpace space = compile(TinySpace.image("x")
                .network(
                        layer("conv", oneOf(4, 8)),
                        when("in.channels > 4 and in.height == 8", layer("conv", 2), chain()),
                        layer("norm")));
        assertThat(graph(space, "conv1/channels=4").size()).isEqualTo(3);
        assertThat(graph(space, "conv1/channels=8").size()).isEqualTo(4);
    }

    @Test
    void repetitionsThatDecideForThemselvesOrAlike() {
        Network body = layer("conv", "channels", 4, "kernel", oneOf(1, 3));
        SearchSpace own = compile(TinySpace.image("x").network(repeat(integers(0, 3), body), layer("norm")));
        assertThat(own.size().genotypes()).isEqualTo(1 + 2 + 4 + 8);
        SearchSpace alike = compile(TinySpace.image("x").network(repeatShared(integers(0, 3), body), layer("norm")));
        assertThat(alike.size().genotypes()).isEqualTo(1 + 2 + 2 + 2);
        ComputationGraph graph = graph(alike, "conv/repeat=2 conv/kernel=3");
        assertThat(graph.nodes().stream().map(Node::path)).containsExactly("image", "conv/1", "conv/2", "norm");
    }

    @Test
    void repetitionsKnowTheirNumber() {
        SearchSpace space = compile(TinySpace.image("x")
                .network(repeat(
                        oneOf(2, 3), layer("conv", "channels", "10 * index + if(last, 1, 0)", "stride", "2@first"))));
        ComputationGraph graph = graph(space, "repeat=3");
        assertThat(graph.nodes().stream().skip(1).map(Node::shape))
                .containsExactly(TensorShape.of(10, 4, 4), TensorShape.of(20, 4, 4), TensorShape.of(31, 4, 4));
    }

    @Test
    void branchesAreJoined() {
        assertThat(last(sum(layer("conv", 4), layer("conv", 4)))).isEqualTo(TensorShape.of(4, 8, 8));
        assertThat(last(concat(layer("conv", 4), layer("conv", 5)))).isEqualTo(TensorShape.of(9, 8, 8));
        assertThat(last(multiply(chain(), chain(layer("global-pool"), layer("act", "sigmoid")))))
                .isEqualTo(TensorShape.of(3, 8, 8));
    }

    @Test
    void residualsAddWhatComesIn() {
        assertThat(nodes(residual(layer("conv", 3)))).isEqualTo(3);
        assertThat(nodes(shortcut(layer("conv", 3)))).isEqualTo(3);
        assertThat(nodes(shortcut(layer("conv", 4)))).isEqualTo(2);
        assertThat(nodes(residual(chain()))).isEqualTo(1);
    }

    @Test
    void cellsByEdge() {
        SearchSpace space = compile(TinySpace.image("x")
                .network(cell(3, Networks.oneOf("skip", chain(), "conv", layer("conv", 3)))));
        assertThat(paths(space)).containsExactly("0-1", "0-2", "1-2");
        ComputationGraph graph = graph(space, "0-1=conv 0-2=skip 1-2=conv");
        assertThat(graph.nodes().stream()
                        .filter(node -> node.op() instanceof Op.Add)
                        .count())
                .isEqualTo(2);
    }

    @Test
    void edgesKnowTheirEnds() {
        SearchSpace space = compile(
                TinySpace.image("x").network(cell(3, layer("conv", "channels", 3, "kernel", "2 * (to + from) - 1"))));
        ComputationGraph graph = space.decode(space.genotype()).graph();
        assertThat(graph.nodes().stream()
                        .filter(node -> node.op() instanceof Op.Conv2d)
                        .map(node -> ((Op.Conv2d) node.op()).window().kernelHeight()))
                .containsExactlyInAnyOrder(1, 3, 5);
    }

    @Test
    void marksReachFurtherOn() {
        assertThat(last(chain(mark("m"), layer("conv", 3), addMark("m")))).isEqualTo(TensorShape.of(3, 8, 8));
        assertThat(last(chain(mark("m"), layer("conv", 5), concatMark("m", "image"))))
                .isEqualTo(TensorShape.of(11, 8, 8));
        assertThat(last(chain(mark("m"), layer("norm"), multiplyMark("m")))).isEqualTo(TensorShape.of(3, 8, 8));
        assertThat(last(chain(layer("conv", 5), Networks.from("image")))).isEqualTo(TensorShape.of(3, 8, 8));
    }

    @Test
    void headsAreOutputsByName() {
        SearchSpace space = compile(TinySpace.image("x")
                .network(
                        layer("global-pool"),
                        heads("class", layer("linear", 10), "box", chain(layer("linear", 4), layer("act", "relu")))));
        ComputationGraph graph = space.decode(space.genotype()).graph();
        assertThat(graph.outputs().keySet()).containsExactly("class", "box");
        assertThat(output(graph, "box")).isEqualTo(TensorShape.of(4));
    }

    @Test
    void severalInputs() {
        SearchSpace space = TinySpace.severalInputsAndOutputs();
        ComputationGraph graph = space.decode(space.genotype(0, 0, 0)).graph();
        assertThat(graph.inputs()).extracting(Node::path).containsExactly("image", "measurements");
        assertThat(graph.outputs().keySet()).containsExactly("class", "value");
    }

    @Test
    void tokensAndTheirSizes() {
        SearchSpace space = compile(SearchSpaceBuilder.space("x")
                .tokens("text", 12, 100)
                .network(
                        layer("embedding", "features", 8, "vocabulary", "text.vocabulary"),
                        layer("position"),
                        layer("attention", oneOf(2, 4)),
                        layer("linear", "2 * in.tokens")));
        ComputationGraph graph = graph(space, "attention/heads=4");
        assertThat(graph.nodes().getLast().shape()).isEqualTo(TensorShape.of(12, 24));
    }

    @Test
    void blocksTakeArgumentsAndDefaults() {
        SearchSpaceBuilder builder = TinySpace.image("x")
                .network(layer("b", 4), layer("b", "y", 5, "x", oneOf(6, 7)))
                .block("b(x, y = 2 * x)", chain(layer("conv", "x"), layer("conv", "y")));
        ComputationGraph graph = graph(compile(builder), "b2/x=7");
        assertThat(graph.nodes().stream().skip(1).map(node -> node.shape().channels()))
                .containsExactly(4, 8, 7, 5);
    }

    @Test
    void whatComesIntoABlockIsReadAtItsDoor() {
        SearchSpaceBuilder builder = TinySpace.image("x")
                .network(layer("conv", 4), layer("b"))
                .block("b(x = in.channels)", chain(layer("conv", 9), layer("conv", "x"), layer("conv", "in.channels")));
        ComputationGraph graph =
                compile(builder).decode(compile(builder).genotype()).graph();
        assertThat(graph.nodes().stream().skip(1).map(node -> node.shape().channels()))
                .containsExactly(4, 9, 4, 4);
    }

    @Test
    void blocksHaveValuesOfTheirOwn() {
        Map<String, Expression> let = Map.of("k", oneOf(1, 3));
        Network body = chain(layer("conv", "channels", 4, "kernel", "k"), layer("conv", "channels", 4, "kernel", "k"));
        SearchSpace own =
                compile(TinySpace.image("x").network(layer("b"), layer("b")).block("b", false, let, body));
        assertThat(paths(own)).containsExactly("b1/k", "b2/k");
        SearchSpace shared =
                compile(TinySpace.image("x").network(layer("b"), layer("b")).block("b", true, let, body));
        assertThat(paths(shared)).containsExactly("b/k");
    }

    @Test
    void standardBlocks() {
        assertThat(last(layer("identity"))).isEqualTo(TensorShape.of(3, 8, 8));
        assertThat(last(layer("identity", "channels", 6, "stride", 2))).isEqualTo(TensorShape.of(6, 4, 4));
        assertThat(last(layer("mbconv", "channels", 3, "expand", 2, "kernel", 5, "se", 0.25)))
                .isEqualTo(TensorShape.of(3, 8, 8));
    }

    @Test
    void namesOfTheSpaceDoNotChangeWhatLayersMeanByDefault() {
        SearchSpace space = compile(TinySpace.image("x")
                .let("average", 3)
                .let("same", 5)
                .network(layer("conv", "average + same"), layer("global-pool")));
        assertThat(space.decode(space.genotype()).graph().nodes().getLast().shape())
                .isEqualTo(TensorShape.of(8));
    }

    @Test
    void precisionIsADecisionOfTheNode() {
        SearchSpace space = compile(TinySpace.image("x")
                .network(
                        layer("conv", "channels", 4, "weight-bits", oneOf(4, 8), "activation-bits", 8), layer("norm")));
        ComputationGraph graph = graph(space, "conv/weight-bits=4");
        assertThat(graph.node(1).precision()).isEqualTo(new Precision(4, 8));
        assertThat(graph.node(2).precision()).isEqualTo(Precision.FLOAT32);
    }

    @Test
    void trainingValues() {
        SearchSpace space = compile(TinySpace.image("x")
                .network(layer("norm"))
                .train("optimizer", oneOf("sgd", "adam"))
                .train("nesterov", "optimizer == sgd")
                .train("epochs", 3)
                .let("optimizer", oneOf("sgd", "adam")));
        assertThat(space.decode(space.parse("train/optimizer=sgd optimizer=adam"))
                        .training())
                .isEqualTo(Map.of("optimizer", "sgd", "nesterov", false, "epochs", 3.0));
    }

    @Test
    void constraintsOverWhatNeedNotExistHoldWhereItDoesNot() {
        SearchSpace space = compile(TinySpace.image("x")
                .network(
                        Networks.oneOf(
                                "none", chain(),
                                "conv", layer("conv", "channels", 4, "kernel", oneOf(1, 3, 5))),
                        layer("norm"))
                .constraint("kernel >= 3"));
        assertThat(space.enumerate().map(Genotype::text))
                .containsExactly("choice=none", "choice=conv choice/conv/kernel=3", "choice=conv choice/conv/kernel=5");
    }

    @Test
    void expressionsKnowWhereTheyWereWritten() {
        assertThat(value("3").where().text()).isEqualTo("x.yaml:2:5: value");
    }

    /**
     * Networks in networks in networks, with one decision shared by two of the places and one that depends on it.
     * Outer: plain, or a stage of 1 or 2 units. A unit is a convolution, or a split of two kernels of its own, 1 + 2·2 = 5.
     * The width is shared by all; the ratio exists where the width is 8: (1 + 2 ratios) = 3 pairs.
     * plain: 3; stages: (5 + 25)·3. In all 93.
     */
    @Test
    void threeLevelsOfSubstitutionAreCountedAsByHand() {
        Network unit = Networks.oneOf(
                "conv",
                layer("conv", "width"),
                "split",
                chain(
                        layer("conv", "channels", "width", "kernel", oneOf(1, 3)),
                        layer("conv", "channels", "width", "kernel", oneOf(3, 5))));
        SearchSpace space = compile(TinySpace.image("x")
                .let("width", oneOf(4, 8))
                .network(
                        layer("conv", "width"),
                        when("width == 8", layer("squeeze-excite", ordered(0.25, 0.5)), chain()),
                        Networks.oneOf("plain", layer("norm"), "stage", repeat(oneOf(1, 2), unit)),
                        layer("conv", "2 * width")));
        assertThat(space.size().genotypes()).isEqualTo(93);
        List<Genotype> all = space.enumerate().toList();
        assertThat(all).hasSize(93).doesNotHaveDuplicates();
        all.forEach(space::decode);
    }

    private static ComputationGraph graph(SearchSpace space, String genotype) {
        return space.decode(space.parse(genotype)).graph();
    }

    /** Shape that comes out of a network for an image of 3 channels and 8 × 8 pixels. */
    private static TensorShape last(Network network) {
        SearchSpace space = compile(TinySpace.image("x").network(network));
        ComputationGraph graph = space.decode(space.genotype()).graph();
        return output(graph, "output");
    }

    private static TensorShape output(ComputationGraph graph, String name) {
        return graph.node(graph.outputs().getOrDefault(name, -1)).shape();
    }

    private static int nodes(Network network) {
        SearchSpace space = compile(TinySpace.image("x").network(network));
        return space.decode(space.genotype()).graph().size();
    }

    private static List<String> paths(SearchSpace space) {
        return space.decisions().stream().map(Decision::path).toList();
    }

    private static SearchSpace compile(SearchSpaceBuilder builder) {
        return SpaceCompiler.compile(builder.build());
    }
}
