package nas4j.space.tree;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.Where;
import nas4j.space.tree.Network.CellOutput;
import nas4j.space.tree.Network.JoinKind;

/**
 * Networks for spaces written in Java; what each does is told at {@link Network}. Where a network is wanted, {@link
 * #chain} makes one of several. Values are as in {@link Expressions}.
 */
public final class Networks {
    private Networks() {}

    /** One after the other. */
    public static Network chain(Network... items) {
        return new Network.Chain(List.of(items), Where.UNKNOWN);
    }

    /** A layer or block without arguments. */
    public static Network layer(String name) {
        return new Network.Layer(name, Map.of(), Where.UNKNOWN);
    }

    /** A layer or block with its first argument. */
    public static Network layer(String name, Object argument) {
        return new Network.Layer(name, Map.of("", Expressions.of(argument)), Where.UNKNOWN);
    }

    /** A layer or block with arguments by name: {@code layer("conv", "channels", 16, "kernel", 3)}. */
    public static Network layer(String name, String parameter, Object argument, Object... more) {
        Map<String, Expression> arguments = new LinkedHashMap<>();
        arguments.put(parameter, Expressions.of(argument));
        for (int k = 0; k < more.length; k += 2) {
            arguments.put((String) more[k], Expressions.of(more[k + 1]));
        }
        return new Network.Layer(name, arguments, Where.UNKNOWN);
    }

    /** A decision between networks by name: {@code oneOf("conv", layer("conv"), "skip", chain())}. */
    public static Network oneOf(Object... namesAndNetworks) {
        return new Network.OneOf(byName(namesAndNetworks), null, Where.UNKNOWN);
    }

    /** The network whose name is the value of an expression. */
    public static Network select(Object selector, Object... namesAndNetworks) {
        return new Network.OneOf(byName(namesAndNetworks), Expressions.of(selector), Where.UNKNOWN);
    }

    /** The body several times, each with decisions of its own. */
    public static Network repeat(Object times, Network body) {
        return new Network.Repeat(Expressions.of(times), false, body, Where.UNKNOWN);
    }

    /** The body several times, all with the same decisions. */
    public static Network repeatShared(Object times, Network body) {
        return new Network.Repeat(Expressions.of(times), true, body, Where.UNKNOWN);
    }

    /** The sum of branches. */
    public static Network sum(Network... branches) {
        return join(JoinKind.SUM, branches);
    }

    /** Branches side by side. */
    public static Network concat(Network... branches) {
        return join(JoinKind.CONCAT, branches);
    }

    /** The product of branches. */
    public static Network multiply(Network... branches) {
        return join(JoinKind.MULTIPLY, branches);
    }

    /** The body's output plus its input. */
    public static Network residual(Network body) {
        return new Network.Residual(body, false, Where.UNKNOWN);
    }

    /** The body's output, plus its input where the shape stays. */
    public static Network shortcut(Network body) {
        return new Network.Residual(body, true, Where.UNKNOWN);
    }

    /** One network or the other. */
    public static Network when(Object condition, Network then, Network otherwise) {
        return new Network.When(Expressions.of(condition), then, otherwise, Where.UNKNOWN);
    }

    /** A network where a condition holds; elsewhere what comes in is passed on. */
    public static Network when(Object condition, Network then) {
        return when(condition, then, chain());
    }

    /** A cell whose nodes sum an edge from each earlier node. */
    public static Network cell(Object nodes, Network edge) {
        return cell(List.of(), nodes, edge, chain(), CellOutput.LAST);
    }

    /** A cell whose nodes sum an edge from each earlier node and apply {@code node} to the sum. */
    public static Network cell(List<String> inputs, Object nodes, Network edge, Network node, CellOutput output) {
        return new Network.Cell(inputs, Expressions.of(nodes), null, edge, node, output, Where.UNKNOWN);
    }

    /** A cell whose nodes sum edges from {@code inEdges} earlier nodes of their choice. */
    public static Network cell(List<String> inputs, int nodes, int inEdges, Network edge, CellOutput output) {
        return cell(inputs, nodes, inEdges, edge, chain(), output);
    }

    /** The same, with {@code node} applied to each sum. */
    public static Network cell(
            List<String> inputs, Object nodes, Object inEdges, Network edge, Network node, CellOutput output) {
        return new Network.Cell(
                inputs, Expressions.of(nodes), Expressions.of(inEdges), edge, node, output, Where.UNKNOWN);
    }

    /** Names the value that comes in. */
    public static Network mark(String name) {
        return new Network.Mark(name, Where.UNKNOWN);
    }

    /** Adds marked values. */
    public static Network addMark(String... marks) {
        return new Network.Merge(JoinKind.SUM, List.of(marks), Where.UNKNOWN);
    }

    /** Puts marked values beside what comes in. */
    public static Network concatMark(String... marks) {
        return new Network.Merge(JoinKind.CONCAT, List.of(marks), Where.UNKNOWN);
    }

    /** Multiplies with marked values. */
    public static Network multiplyMark(String... marks) {
        return new Network.Merge(JoinKind.MULTIPLY, List.of(marks), Where.UNKNOWN);
    }

    /** Goes on from a mark or an entry. */
    public static Network from(String name) {
        return new Network.From(name, Where.UNKNOWN);
    }

    /** Outputs by name: {@code heads("class", …, "mask", …)}. */
    public static Network heads(Object... namesAndNetworks) {
        return new Network.Heads(byName(namesAndNetworks), Where.UNKNOWN);
    }

    private static Network join(JoinKind kind, Network... branches) {
        return new Network.Join(kind, Arrays.asList(branches), Where.UNKNOWN);
    }

    private static Map<String, Network> byName(Object... namesAndNetworks) {
        Map<String, Network> byName = new LinkedHashMap<>();
        for (int k = 0; k < namesAndNetworks.length; k += 2) {
            byName.put((String) namesAndNetworks[k], (Network) namesAndNetworks[k + 1]);
        }
        return byName;
    }
}
