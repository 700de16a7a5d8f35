package nas4j.space.compile;

import static nas4j.space.compile.Written.at;
import static nas4j.space.compile.Written.block;
import static nas4j.space.compile.Written.compile;
import static nas4j.space.compile.Written.layer;
import static nas4j.space.compile.Written.oneOf;
import static nas4j.space.compile.Written.value;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nas4j.contract.TinySpace;
import nas4j.input.InputException;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Network;
import nas4j.space.tree.Networks;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a person wrote wrongly is said with its place, what was found, what is accepted and what was probably meant. */
class SpaceErrorsTest {
    private static final String NAMES = "classes, image.channels, image.height, image.width";

    @Test
    void undefinedNames() {
        fails(
                () -> compile(space(layer("conv", "", "widht")).let("width", oneOf("4", "8")), List.of()),
                "x.yaml:2:5: value: found [widht] for channels of [conv]; accepted: a whole number, or a name that is"
                        + " defined here: " + NAMES + ", width\nMaybe width?");
        fails(
                () -> compile(layer("conv", "", "2 * widht")),
                "x.yaml:2:5: value: [widht] is not defined here; accepted: " + NAMES);
        fails(
                () -> compile(Networks.when(value("kernle == 3"), layer("norm"), layer("norm"))),
                "x.yaml:2:5: value: [kernle] is not defined here; accepted: " + NAMES);
        fails(
                () -> compile(layer("conv", "", "in.depth")),
                "x.yaml:2:5: value: [in.depth] is not known; accepted: in.channels, in.height, in.tokens, in.width\n"
                        + "Maybe in.width?");
    }

    @Test
    void valuesDefinedByThemselves() {
        fails(
                () -> compile(
                        space(layer("conv", "", "a")).let("a", value("b + 1")).let("b", value("2 * a")), List.of()),
                "x.yaml:2:5: value: [a] is defined by itself: a → b → a");
    }

    @Test
    void blocksThatContainThemselves() {
        fails(
                () -> compile(
                        space(layer("b")),
                        List.of(
                                block("b", false, Networks.chain(layer("norm"), layer("c"))),
                                block("c", false, layer("b")))),
                "x.yaml:4:5: layer: block [b] contains itself: b → c → b");
    }

    @Test
    void namesDefinedTwice() {
        fails(
                () -> compile(space(layer("norm")).let("classes", value("3")), List.of()),
                "x.yaml:2:5: value: [classes] is defined twice");
        fails(
                () -> compile(space(layer("norm")), List.of(block("conv", false, layer("norm")))),
                "x.yaml:6:5: block: block [conv] has the name of a built-in layer");
        fails(
                () -> compile(
                        SearchSpaceBuilder.space("x").image("conv", 3, 8, 8).network(layer("conv", "", "4")),
                        List.of()),
                "x.yaml:4:5: layer: an input and a layer are called [conv]\nMaybe call the input otherwise?");
    }

    @Test
    void divisionsByZero() {
        fails(() -> compile(layer("conv", "", "16 / 0")), "x.yaml:2:5: value: division by zero");
        fails(() -> compile(layer("conv", "", "16 % 0")), "x.yaml:2:5: value: division by zero");
        fails(() -> compile(layer("conv", "", "divisible(16, 0)")), "x.yaml:2:5: value: division by zero");
        fails(
                () -> compile(space(layer("conv", "", "16 / (k - 3)")).let("k", oneOf("3", "5")), List.of()),
                "x.yaml:2:5: value: division by zero");
    }

    @Test
    void repetitionsWithoutBound() {
        fails(
                () -> compile(new Network.Repeat(value("in.channels"), false, layer("norm"), at(7, "repeat"))),
                "x.yaml:7:5: repeat: repetitions are settled by decisions, not by shapes, and by few of them");
        fails(() -> compile(repeat("5000")), "x.yaml:2:5: value: found [5000] repetitions; accepted: up to 1000");
        fails(
                () -> compile(repeat("1.5")),
                "x.yaml:2:5: value: found [1.5] repetitions; accepted: a whole number from 0");
        fails(
                () -> compile(repeat("-1")),
                "x.yaml:2:5: value: found [-1] repetitions; accepted: a whole number from 0");
        fails(() -> compile(repeat("times")), "x.yaml:2:5: value: [times] is not defined here; accepted: " + NAMES);
    }

    @Test
    void spacesThatNeverEnd() {
        Network body = layer("norm");
        for (int k = 0; k < 3; k++) {
            body = new Network.Repeat(value("1000"), false, body, at(7, "repeat"));
        }
        Network network = body;
        fails(
                () -> compile(network),
                "x.yaml:4:5: layer: the space is too large: written out it has more than [500000] places\n"
                        + "Maybe a repetition inside a repetition was not meant?");
        SearchSpaceBuilder doubling = space(layer("conv", "", "a40")).let("a0", 1);
        for (int k = 1; k <= 40; k++) {
            doubling.let("a" + k, value("a" + (k - 1) + " + a" + (k - 1)));
        }
        assertThatThrownBy(() -> compile(doubling, List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the space is too large: written out its values have more than [3000000] terms");
    }

    @Test
    void argumentsOfLayers() {
        fails(
                () -> compile(layer("conv", "chanels", "4")),
                "x.yaml:2:5: value: layer [conv] has no parameter [chanels]; accepted: activation-bits,"
                        + " activation-rounding, bias, channels, dilation, groups, kernel, padding, stride, weight-bits,"
                        + " weight-rounding, weight-steps\nMaybe channels?");
        fails(
                () -> compile(layer("conv", "channels", "4.5")),
                "x.yaml:2:5: value: found [4.5] for channels of [conv]; accepted: a whole number");
        fails(
                () -> compile(layer("norm", "affine", "3")),
                "x.yaml:2:5: value: found [3] for affine of [norm]; accepted: true or false");
        fails(
                () -> compile(layer("dropout", "", "true")),
                "x.yaml:2:5: value: found [true] for rate of [dropout]; accepted: a number");
        fails(
                () -> compile(layer("act", "", oneOf("relu", "gelo"))),
                "x.yaml:3:5: one-of: found [gelo] for kind of [act]; accepted: gelu, hsigmoid, hswish, leaky-relu, mish,"
                        + " relu, relu6, sigmoid, softmax, swish, tanh\nMaybe gelu?");
        fails(() -> compile(layer("linear")), "x.yaml:4:5: layer: layer [linear] needs a value for [features]");
        fails(
                () -> compile(layer("layer-norm", "", "4")),
                "x.yaml:2:5: value: layer [layer-norm] takes no unnamed argument; accepted: activation-bits,"
                        + " activation-rounding, weight-bits, weight-rounding, weight-steps");
        fails(
                () -> compile(layer("conv", "channels", "4", "groups", "3")),
                "x.yaml:4:5: layer: layer [conv]: channels [4] is not a multiple of groups [3]");
        fails(
                () -> compile(layer("conv", "channels", "4", "weight-bits", "64")),
                "x.yaml:2:5: value: found [64] for weight-bits of [conv]; accepted: 2 to 16 bits, or 32 for float");
    }

    @Test
    void unknownLayers() {
        assertThatThrownBy(() -> compile(layer("cnv", "", "4")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "x.yaml:4:5: layer: no layer or block is called [cnv]; accepted: act, attention,")
                .hasMessageEndingWith("\nMaybe conv?");
    }

    @Test
    void argumentsOfBlocks() {
        List<Network> calls =
                List.of(layer("b"), layer("b", "x", "1", "z", "2"), layer("plain", "", "3"), layer("plain", "x", "3"));
        List<String> messages = List.of(
                "x.yaml:4:5: layer: block [b] needs a value for [x]",
                "x.yaml:2:5: value: block [b] has no parameter [z]; accepted: x, y",
                "x.yaml:2:5: value: block [plain] takes no argument",
                "x.yaml:2:5: value: block [plain] has no parameter [x]; nothing is accepted here");
        for (int k = 0; k < calls.size(); k++) {
            SearchSpaceBuilder space = space(calls.get(k));
            fails(
                    () -> compile(
                            space,
                            List.of(
                                    block("b(x, y = 3)", false, layer("conv", "", "x * y")),
                                    block("plain", false, layer("norm")))),
                    messages.get(k));
        }
        fails(
                () -> block("b(x, ", false, layer("norm")),
                "x.yaml:6:5: block: [b(x, ] is not a block's signature; accepted: name, name(a, b = 3)");
        fails(() -> block("b(3)", false, layer("norm")), "x.yaml:6:5: block: [3] in [b(3)] is not a parameter's name");
    }

    @Test
    void functions() {
        fails(
                () -> compile(layer("conv", "", "min(3)")),
                "x.yaml:2:5: value: function [min] takes 2 arguments, found [1]");
        fails(
                () -> compile(layer("conv", "", "mim(3, 4)")),
                "x.yaml:2:5: value: function [mim] is not known; accepted: abs, ceil, count, divisible, floor, if, max,"
                        + " min, round\nMaybe min?");
        fails(
                () -> compile(layer("conv", "", "3 + true")),
                "x.yaml:2:5: value: [true] is not a number, which [+] needs");
        fails(
                () -> compile(layer("norm", "", "not 3")),
                "x.yaml:2:5: value: [3] is not true or false, which [not] needs");
    }

    @Test
    void decisions() {
        fails(
                () -> compile(layer("conv", "", oneOf())),
                "x.yaml:3:5: one-of: one-of is empty; accepted: one option or more");
        fails(() -> compile(layer("conv", "", oneOf("4", "4"))), "x.yaml:3:5: one-of: option [4] is there twice");
        fails(
                () -> compile(layer("conv", "", range("5", "3"))),
                "x.yaml:3:5: int: a range goes up: found [5, 3] with step [1]");
        fails(
                () -> compile(layer("conv", "", range("1", "200000"))),
                "x.yaml:3:5: int: found [200000] options; accepted: up to 100000");
        fails(
                () -> compile(layer("conv", "", range("in.channels", "5"))),
                "x.yaml:2:5: value: accepted here: a number that depends on no decision and no shape");
        fails(
                () -> compile(layer("conv", "", range("a", "5"))),
                "x.yaml:2:5: value: [a] is not defined here; accepted: " + NAMES);
        fails(
                () -> compile(layer("dropout", "", reals("0", true, "5"))),
                "x.yaml:3:5: float: a range goes up from above 0: found [0.0, 0.5]");
        fails(() -> compile(layer("dropout", "", reals("0", false, "1"))), "x.yaml:3:5: float: points [1] is below 2");
        fails(
                () -> compile(new Network.OneOf(Map.of("a b", layer("norm")), null, at(7, "one-of"))),
                "x.yaml:7:5: one-of: [a b] cannot name an option: names have no blanks and no =");
        fails(
                () -> compile(
                        space(layer("b", "", "4"), layer("b", "", "8")),
                        List.of(block("b(x)", true, layer("conv", "", range("x", "9"))))),
                "x.yaml:3:5: int: decision [b/channels] is shared, but its options differ from place to place");
    }

    @Test
    void selections() {
        Map<String, Network> branches = Map.of("a", layer("norm"));
        fails(
                () -> compile(
                        space(new Network.OneOf(branches, value("op"), at(7, "one-of")))
                                .let("op", oneOf("a", "b")),
                        List.of()),
                "x.yaml:7:5: one-of: no branch is called [b], which the selector can be; accepted: a");
        fails(
                () -> compile(new Network.OneOf(branches, value("in.channels"), at(7, "one-of"))),
                "x.yaml:7:5: one-of: a branch is selected by decisions, not by shapes, and by few of them");
        fails(
                () -> compile(new Network.When(value("3"), layer("norm"), layer("norm"), at(7, "when"))),
                "x.yaml:7:5: when: [3] is not true or false");
        fails(
                () -> compile(new Network.When(value("in.channels + 1"), layer("norm"), layer("norm"), at(7, "when"))),
                "x.yaml:7:5: when: the condition is a number or a word; accepted: true or false");
    }

    @Test
    void cells() {
        fails(
                () -> compile(cell("1", null)),
                "x.yaml:7:5: cell: found [1] nodes; accepted: more than the 1 inputs, up to 100");
        fails(
                () -> compile(cell("101", null)),
                "x.yaml:7:5: cell: found [101] nodes; accepted: more than the 1 inputs, up to 100");
        fails(() -> compile(cell("4", "0")), "x.yaml:7:5: cell: in-edges [0] is below 1");
        fails(() -> compile(cell("60", "20")), "x.yaml:7:5: cell: found [230230] options; accepted: up to 100000");
    }

    @Test
    void marks() {
        fails(
                () -> compile(
                        new Network.Mark("near", at(7, "mark")),
                        new Network.Merge(Network.JoinKind.SUM, List.of("neer"), at(8, "add-mark"))),
                "x.yaml:8:5: add-mark: no mark or entry is called [neer] here; accepted: image, near\nMaybe near?");
        fails(
                () -> compile(new Network.From("imege", at(7, "from"))),
                "x.yaml:7:5: from: no mark or entry is called [imege] here; accepted: image\nMaybe image?");
    }

    @Test
    void constraints() {
        String known =
                "accepted: a, bit-operations, classes, depth, kernel, kind, latency, macs, model-bytes, parameters,"
                        + " peak-memory";
        constraintFails("atc == relu", "[atc] is not defined here; " + known);
        constraintFails("kernle == 3", "[kernle] is not defined here; " + known + "\nMaybe kernel?");
        constraintFails("kind == reul", "[reul] is never a value here; accepted: gelu, relu\nMaybe relu?");
        constraintFails("kernel * 2", "constraint [kernel * 2] is not true or false");
        constraintFails("3", "constraint [3] is not true or false");
        constraintFails("kernel", "constraint [kernel] is not true or false");
        constraintFails("12 / (kernel - 1) > 2", "division by zero");
        constraintFails("kind < 3", "[relu] is not a number, which [<] needs; no value of that name is defined here");
        constraintFails("a > 1", "[a] is used nowhere in the network");
        constraintFails(
                "in.channels == kernel",
                "constraint [in.channels == kernel] asks for the size of what comes in somewhere; accepted: decisions,"
                        + " named values and costs");
        constraintFails("count(kernle, 3) > 1", "no decision is named [kernle]; accepted: kernel, kind\nMaybe kernel?");
        constraintFails("count(kernel, 5) > 1", "[5] is no option of what is counted; accepted: 1, 3");
        constraintFails("count(kernel) > 1", "count takes a decision's name and labels: count(type, plain, wide)");
    }

    @Test
    void aNameThatSeveralDecisionsHaveIsCounted() {
        fails(
                () -> compile(
                        space(
                                layer("conv", "channels", "4", "kernel", oneOf("1", "3")),
                                layer("conv", "channels", "4", "kernel", oneOf("1", "3"))),
                        List.of(),
                        "kernel > 1"),
                "x.yaml:5:5: constraints[0]: [kernel] in [kernel > 1] names 2 decisions\nMaybe count(kernel, …)?");
    }

    @Test
    void trainingThatDependsOnSizes() {
        fails(
                () -> compile(space(layer("norm")).train("rate", value("in.channels")), List.of()),
                "x.yaml:2:5: value: [rate] of the training depends on sizes in the network");
    }

    private static void constraintFails(String constraint, String problem) {
        fails(
                () -> compile(
                        space(
                                        layer("conv", "channels", "4", "kernel", oneOf("1", "3")),
                                        layer("act", "", oneOf("relu", "gelu")))
                                .let("a", oneOf("1", "2")),
                        List.of(),
                        constraint),
                "x.yaml:5:5: constraints[0]: " + problem);
    }

    private static void fails(ThrowingCallable code, String message) {
        assertThatThrownBy(code).isInstanceOf(InputException.class).hasMessage(message);
    }

    private static SearchSpaceBuilder space(Network... items) {
        return TinySpace.image("x").output("classes", 10).network(items);
    }

    private static Network repeat(String times) {
        return new Network.Repeat(value(times), false, layer("norm"), at(7, "repeat"));
    }

    private static Expression range(String from, String to) {
        return new Expression.IntRange(value(from), value(to), value("1"), at(3, "int"));
    }

    private static Expression reals(String from, boolean logarithmic, String points) {
        return new Expression.FloatRange(value(from), value("0.5"), logarithmic, value(points), at(3, "float"));
    }

    private static Network cell(String nodes, @org.jspecify.annotations.Nullable String inEdges) {
        return new Network.Cell(
                List.of(),
                value(nodes),
                inEdges == null ? null : value(inEdges),
                layer("norm"),
                Networks.chain(),
                Network.CellOutput.LAST,
                at(7, "cell"));
    }
}
